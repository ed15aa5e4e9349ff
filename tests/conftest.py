"""The standing cast: people with a role each, the units they belong to, and one open round with two teams.

Agency `so_noi_vu` inspects; `que_vo` and `yen_phong` are districts, `phu_lang` is a commune of Quế Võ.
Minh heads team A, Hoa heads team B; Bình sits in Quế Võ, An in Yên Phong; the outsider is in no team.
"""

import gc

import pytest
from django.db import connection
from django.test import TestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from . import make
from .database import copy_template
from .standing import STAGE, asks_the_database, commits, standing, wanted_by
from .world import make_world

# No test is a test of time: on a busy machine one example may take long.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The longest begin first, so that no process is left alone with one of them at the end."""
    for item in items:
        if asks_the_database(item):
            item.add_marker("database")
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)


def pytest_collection_finish():
    """What is loaded by now stays: looking through it for waste again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings):
    """A copy that is already there is taken as it is; only migrations that it lacks are run."""
    return copy_template() or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A process asks SQLite once whether it knows JSON; the queries of no page are counted with that."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(autouse=True)
def _vietnamese():
    """Every test starts in the language of the office, whatever the one before switched to."""
    with translation.override("vi"):
        yield


@pytest.fixture(scope="session")
def _stage(django_db_setup, django_db_blocker):
    """Where fixtures stand from one test to the next."""
    yield STAGE
    with django_db_blocker.unblock():
        STAGE.clear()


@pytest.fixture(scope="class", autouse=True)
def _no_stage_below_a_test_case(request, django_db_blocker):
    """The test cases of unittest begin their transaction before the fixtures of a test are looked for."""
    if request.cls and issubclass(request.cls, TestCase):
        with django_db_blocker.unblock():
            STAGE.clear()


@pytest.fixture
def _standing(request, _stage, django_db_blocker):
    """What the test asks for stands, and nothing below a test that commits: it empties the database."""
    with django_db_blocker.unblock():
        _stage.prepare({} if commits(request.node) else wanted_by(request.node))


@pytest.fixture
def _django_db_helper(_standing, _django_db_helper):
    """The transaction of the test begins above what stands."""
    return _django_db_helper


@standing
def province(db):
    return make.make_unit("Tỉnh Bắc Ninh")


@standing
def so_noi_vu(province):
    return make.make_unit("Sở Nội vụ", parent=province)


@standing
def que_vo(province):
    return make.make_unit("Huyện Quế Võ", parent=province)


@standing
def yen_phong(province):
    return make.make_unit("Huyện Yên Phong", parent=province)


@standing
def phu_lang(que_vo):
    return make.make_unit("Xã Phù Lãng", parent=que_vo)


@standing
def administrator(so_noi_vu):
    return make.make_user("quantri", role="administrator", full_name="Trần Quản Trị", unit=so_noi_vu)


@standing
def leader(so_noi_vu):
    return make.make_user("lanhdao", role="leader", full_name="Nguyễn Lãnh Đạo", unit=so_noi_vu)


@standing
def officer(so_noi_vu):
    return make.make_user("chuyenvien", role="officer", full_name="Lê Chuyên Viên", unit=so_noi_vu)


@standing
def minh(so_noi_vu):
    return make.make_user("minh", role="inspector", full_name="Phạm Văn Minh", unit=so_noi_vu)


@standing
def hoa(so_noi_vu):
    return make.make_user("hoa", role="inspector", full_name="Vũ Thị Hoa", unit=so_noi_vu)


@standing
def binh(que_vo):
    return make.make_user("binh", role="unit_officer", full_name="Đỗ Văn Bình", unit=que_vo)


@standing
def an(yen_phong):
    return make.make_user("an", role="unit_officer", full_name="Ngô Thị An", unit=yen_phong)


@standing
def viewer(province):
    return make.make_user("nguoixem", role="viewer", full_name="Hồ Người Xem", unit=province)


@standing
def outsider(so_noi_vu):
    return make.make_user("ngoaidoan", role="inspector", full_name="Bùi Ngoài Đoàn", unit=so_noi_vu)


@standing
def cast(administrator, leader, officer, minh, hoa, binh, an, viewer, outsider):
    """Everybody, by the name of their fixture."""
    return dict(locals())


@standing
def plan(so_noi_vu, que_vo, yen_phong):
    return make.make_plan(so_noi_vu, units=[que_vo, yen_phong])


@standing
def checklist(db):
    return make.make_checklist()


@standing
def inspection_round(plan, checklist):
    return make.make_round(plan, checklist=checklist, code="DOT-2018", name="Đợt kiểm tra năm 2018")


@standing
def team_a(inspection_round, minh):
    return make.make_team(inspection_round, head=minh, name="Đoàn A")


@standing
def team_b(inspection_round, hoa):
    return make.make_team(inspection_round, head=hoa, name="Đoàn B")


@standing
def visit(team_a, que_vo):
    """Team A's visit to Quế Võ, under way."""
    return make.make_visit(team_a, que_vo, state="under_way")


@standing
def other_visit(team_b, yen_phong):
    """Team B's visit to Yên Phong, under way."""
    return make.make_visit(team_b, yen_phong, state="under_way")


@standing
def world(cast):
    """One thing of every kind that has an address."""
    return make_world(cast)
