"""In the administration the records of an inspection are found and read, never changed."""

import pytest
from django.contrib import admin
from django.urls import reverse

from inspections.models import (
    Answer,
    Draw,
    Evidence,
    Plan,
    Round,
    RoundCriterion,
    SelfAnswer,
    SelfEvidence,
    SelfReport,
    Team,
    Visit,
)
from tests import make
from tests.standing import standing
from tests.tools import count_queries

pytestmark = pytest.mark.django_db

OF_UNITS = [SelfReport, SelfAnswer, SelfEvidence]
RECORDS = [Plan, Draw, Round, RoundCriterion, Team, Visit, Answer, Evidence, *OF_UNITS]


@pytest.fixture
def admin_page(client, administrator):
    client.force_login(administrator)
    return client


@standing
def records(visit, officer, leader, minh, binh, so_noi_vu, que_vo, yen_phong, phu_lang):
    """One of everything, by model."""
    drawn = make.make_plan(so_noi_vu, state="draft")
    draw = drawn.draw_units(by=officer, pool=[que_vo, yen_phong], count=1, label="Các huyện", seed="1")
    answer = make.answer_everything(visit)[0]
    evidence = make.make_photo(visit, by=minh)
    report = make.make_self_report(visit, by=officer, sent_by=binh)
    rows = [
        visit.round.plan,
        draw,
        visit.round,
        visit.round.asked.first(),
        visit.team,
        visit,
        answer,
        evidence,
        report,
        report.answers.first(),
        make.make_self_evidence(report, by=binh, criterion=answer.criterion),
    ]
    return {type(row): row for row in rows}


def of_list(model):
    return reverse(f"admin:inspections_{model._meta.model_name}_changelist")


def address(thing, page="change"):
    return reverse(f"admin:inspections_{thing._meta.model_name}_{page}", args=[thing.pk])


@pytest.mark.parametrize("model", RECORDS)
def test_a_record_is_read_and_not_changed(admin_page, records, model):
    thing = records[model]
    assert len(admin_page.get(of_list(model)).context["cl"].result_list) >= 1
    html = admin_page.get(address(thing)).content.decode()
    assert 'name="_save"' not in html
    assert admin_page.post(address(thing), {}).status_code == 403
    assert admin_page.post(address(thing, "delete"), {"post": "yes"}).status_code == 403
    assert admin_page.get(reverse(f"admin:inspections_{model._meta.model_name}_add")).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
def test_not_even_a_superuser_changes_a_record(rf, records, model):
    request = rf.get("/")
    request.user = make.make_user(role="administrator", is_superuser=True, is_staff=True)
    page = admin.site.get_model_admin(model)
    assert page.has_view_permission(request)
    assert not page.has_change_permission(request) and not page.has_delete_permission(request)


@pytest.mark.parametrize("thing", ["plan", "inspection_round", "visit"])
def test_the_past_of_a_record_is_not_brought_back(admin_page, thing, request):
    row = request.getfixturevalue(thing)
    past = row.history.first()
    if past is None:
        row.save()
        past = row.history.first()
    name = row._meta.model_name
    url = reverse(f"admin:inspections_{name}_simple_history", args=[row.pk, past.pk])
    assert admin_page.get(url).status_code == 200
    assert admin_page.post(url, {}).status_code == 403


def test_an_unannounced_visit_is_hidden_until_it_starts(admin_page, team_a, yen_phong):
    hidden = make.make_visit(team_a, yen_phong, kind="unannounced", state="planned")
    hidden.save()
    past = hidden.history.first()
    assert not admin_page.get(of_list(Visit)).context["cl"].result_list
    assert admin_page.get(of_list(Round)).context["cl"].result_list[0].visit_count == 0
    history_form = reverse("admin:inspections_visit_simple_history", args=[hidden.pk, past.pk])
    assert admin_page.get(address(hidden)).status_code == 302
    assert admin_page.get(address(hidden, "history")).status_code == 403
    assert admin_page.get(history_form).status_code == 403
    Visit.objects.filter(pk=hidden.pk).update(state="under_way")
    assert admin_page.get(address(hidden)).status_code == 200
    assert admin_page.get(address(hidden, "history")).status_code == 200


@pytest.mark.parametrize("model", [Plan, Round, RoundCriterion, Team, Visit, Answer, Evidence, *OF_UNITS])
def test_records_are_found_without_diacritics(admin_page, records, model):
    """Each by what it hangs on: the round, whose name is “Đợt kiểm tra năm 2018”, or the plan's own title."""
    words = "ke hoach" if model is Plan else "dot kiem tra"
    assert admin_page.get(of_list(model), {"q": words}).context["cl"].result_list
    assert not admin_page.get(of_list(model), {"q": "khong co dau"}).context["cl"].result_list


def test_a_visit_is_found_by_its_unit(admin_page, visit):
    found = admin_page.get(of_list(Visit), {"q": "que vo"}).context["cl"].result_list
    assert list(found) == [visit]


def test_changes_of_state_are_shown_in_words(admin_page, visit, minh):
    make.answer_everything(visit)
    visit.complete(by=minh)
    html = admin_page.get(address(visit)).content.decode()
    assert str(Visit.MOVES["complete"].label) in html
    assert str(minh) in html


def test_files_are_not_linked_past_the_view_that_checks(admin_page, records):
    evidence = records[Evidence]
    for thing in (evidence, evidence.visit):
        assert evidence.file.name not in admin_page.get(address(thing)).content.decode()


def test_what_a_unit_has_not_sent_yet_is_not_read_here_either(admin_page, records):
    SelfReport.objects.update(state="asked")
    assert admin_page.get(of_list(SelfReport)).context["cl"].result_list
    for model in (SelfAnswer, SelfEvidence):
        assert not admin_page.get(of_list(model)).context["cl"].result_list


def queries_of(admin_page, url):
    assert admin_page.get(url).status_code == 200
    return count_queries(admin_page.get, url)


def test_lists_and_pages_take_the_same_queries_however_many_rows(admin_page, records, team_a, province, minh):
    urls = [of_list(model) for model in RECORDS] + [address(thing) for thing in records.values()]
    before = [queries_of(admin_page, url) for url in urls]
    plan, visit = records[Plan], records[Visit]
    units = [make.make_unit(f"Huyện Thêm {n}", parent=province) for n in range(5)]
    for unit in units:
        plan.plan_units.create(unit=unit)
        visited = make.make_visit(team_a, unit, state="under_way")
        make.answer_everything(visited)
        make.make_self_report(visited, by=minh, sent_by=minh)
        make.make_self_evidence(visited.self_report, by=minh, criterion=visited.asked().first())
        make.make_photo(visit, by=minh, criterion=visit.asked().first())
        visit.changes.create(act="start", old="planned", new="under_way", by=minh)
        team_a.members.create(user=make.make_user(role="inspector"))
        records[Draw].candidates.create(unit=unit, position=9, drawn=False)
    assert [queries_of(admin_page, url) for url in urls] == before
