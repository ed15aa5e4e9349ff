"""A shortcoming is raised from the late list: the form comes filled in, the ordinary verb raises it."""

import pytest
from django.urls import reverse

from dossiers.late_groups import LateGroups
from dossiers.models import Judgement
from field.late_raising import figure_of, title_of
from findings.models import Finding
from tests import make
from tests.dossiers.late import cause, judge_all, late_of, visit_asking_for_late
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def asking(so_noi_vu, que_vo, minh):
    return visit_asking_for_late(so_noi_vu, que_vo, head=minh)


@standing
def extract(asking, minh):
    return make.make_extract(asking[0], by=minh)


def address(extract) -> str:
    return reverse("field:late_raise", args=[extract.pk])


def prefilled(user, extract, **query) -> dict:
    return signed_in(user).get(address(extract), query).context["form"].initial


def test_the_text_gives_the_groups_and_the_worst_by_their_codes(extract, minh):
    first, second, *_others = late_of(extract)
    Judgement.decide(extract, [first.pk], by=minh, cause=cause())
    Judgement.decide(extract, [second.pk], by=minh, cause=cause("not-handled"))
    text = prefilled(minh, extract)["text"]
    assert "từ ngày 01/7/2018 đến ngày 30/9/2018, có 4 hồ sơ trễ hạn" in text
    assert "1 hồ sơ chậm thực tế; 1 hồ sơ chỉ chậm trên phần mềm; 2 hồ sơ chưa xác định nguyên nhân" in text
    assert text.index(first.code) < text.index(second.code)


def test_of_one_procedure_the_title_names_it(extract, minh):
    birth = [dossier for dossier in late_of(extract) if dossier.procedure.name == "Đăng ký khai sinh"]
    chosen = {"dossiers": "-".join(str(dossier.pk) for dossier in birth)}
    title = f"Trả kết quả trễ hạn {len(birth)} hồ sơ thủ tục Đăng ký khai sinh"
    assert prefilled(minh, extract, **chosen)["title"] == title


def test_of_several_it_counts_them(extract, minh):
    assert prefilled(minh, extract)["title"] == "Trả kết quả trễ hạn 4 hồ sơ của 2 thủ tục"


def test_the_filters_of_the_list_narrow_what_it_is_about(extract, minh):
    assert "có 2 hồ sơ trễ hạn" in prefilled(minh, extract, standing="overdue")["text"]


def test_a_long_name_of_a_procedure_is_cut():
    assert len(title_of(3, ["Thủ tục " * 80])) == 300


def test_it_is_about_the_criterion_that_asks_for_such_dossiers(extract, asking, minh):
    criteria = asking[1]
    assert prefilled(minh, extract)["criterion"] == criteria["dossiers_late_real"].pk
    judge_all(extract, by=minh, code="not-handled")
    assert prefilled(minh, extract)["criterion"] == criteria["dossiers_late_in_software"].pk


def test_where_neither_is_asked_it_is_about_the_domain_of_procedures(visit, minh):
    initial = prefilled(minh, make.make_extract(visit, by=minh))
    assert (initial["criterion"], initial["domain"]) == (None, "procedures")


def test_only_what_is_late_in_the_software_alone_goes_to_that_criterion():
    assert figure_of(LateGroups(software=2)) == "dossiers_late_in_software"
    assert figure_of(LateGroups(software=2, undetermined=1)) == "dossiers_late_real"
    assert figure_of(LateGroups(real=1, software=2)) == "dossiers_late_real"


def test_the_ticked_lines_lead_to_the_form(extract, minh):
    pks = [dossier.pk for dossier in late_of(extract)][:2]
    ticked = {"ticked": [f"{pk}:0" for pk in pks]}
    response = signed_in(minh).post(
        reverse("field:late_raise_ticked", args=[extract.pk]), ticked, follow=True
    )
    assert "có 2 hồ sơ trễ hạn" in response.context["form"].initial["text"]


def test_it_is_raised_and_goes_on_to_its_demand(extract, asking, minh):
    client = signed_in(minh)
    initial = client.get(address(extract)).context["form"].initial
    response = client.post(address(extract), initial | {"severity": "moderate", "version": 1})
    finding = Finding.objects.get()
    assert response.url == reverse("findings:demand", args=[finding.number])
    assert (finding.visit, finding.criterion) == (asking[0], asking[1]["dossiers_late_real"])


def test_who_may_not_raise_is_stopped(extract, officer, hoa, binh):
    assert signed_in(officer).get(address(extract)).status_code == 403
    for person in (hoa, binh):
        assert signed_in(person).get(address(extract)).status_code == 404
    assert not Finding.objects.exists()


def test_dossiers_of_another_extract_are_left_out(extract, other_visit, minh, hoa):
    foreign = late_of(make.make_extract(other_visit, by=hoa))[0]
    assert "có 0 hồ sơ" in prefilled(minh, extract, dossiers=f"{foreign.pk}")["text"]
