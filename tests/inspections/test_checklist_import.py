"""The two checklists that the product ships come in whole, once, and published."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from core.text import nfc
from inspections.models import ChecklistVersion, Criterion, Domain, Figure, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    call_command("import_checklists", stdout=StringIO())
    return {version.code: version for version in ChecklistVersion.objects.all()}


def test_each_generation_has_its_items_and_is_published(both):
    assert {code: version.criteria.count() for code, version in both.items()} == {"30C-1": 70, "76-1": 81}
    assert all(version.is_published for version in both.values())


def test_a_second_import_changes_nothing(both):
    before = list(Criterion.objects.values_list("pk", "text"))
    call_command("import_checklists", stdout=StringIO())
    assert list(Criterion.objects.values_list("pk", "text")) == before


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2011, 11, 8), "30C-1"),
        (date(2018, 10, 1), "30C-1"),
        (date(2021, 7, 14), "30C-1"),
        (date(2021, 7, 15), "76-1"),
        (date(2026, 10, 1), "76-1"),
    ],
)
def test_the_day_of_a_visit_chooses_the_generation(both, day, code):
    assert ChecklistVersion.objects.for_date(day).code == code


def test_no_checklist_was_in_force_before_the_first(both):
    assert ChecklistVersion.objects.for_date(date(2011, 11, 7)) is None


def test_the_number_76_is_always_dated(both):
    assert both["76-1"].legal_basis == "Nghị quyết 76/NQ-CP ngày 15/7/2021"


@pytest.mark.parametrize(
    ("code", "department", "district", "commune"), [("30C-1", 69, 69, 63), ("76-1", 78, 76, 74)]
)
def test_levels_are_asked_what_the_data_ticks(both, code, department, district, commune):
    criteria = both[code].criteria
    assert criteria.for_level("department").count() == department
    assert criteria.for_level("district").count() == district
    assert criteria.for_level("commune").count() == commune
    assert criteria.for_level("province").count() == 0


@pytest.mark.parametrize("code", ["30C-1", "76-1"])
def test_a_commune_visit_asks_thirty_core_items_of_every_domain(both, code):
    asked = both[code].default_criteria("commune")
    assert asked.count() == 30
    assert {criterion.section.domain for criterion in asked} == set(Domain.values)


def test_departments_are_asked_everything_for_departments(both):
    version = both["30C-1"]
    assert set(version.default_criteria("department")) == set(version.criteria.for_level("department"))


def test_the_one_stop_section_belongs_to_procedures(both):
    titles = both["30C-1"].sections.filter(domain=Domain.PROCEDURES).values_list("title", flat=True)
    assert list(titles) == ["Cải cách thủ tục hành chính", "Cải cách thủ tục hành chính (cơ chế một cửa)"]
    assert both["30C-1"].domain_titles[Domain.PROCEDURES] == "Cải cách thủ tục hành chính"


def test_domains_are_titled_in_the_words_of_each_resolution(both):
    assert both["30C-1"].domain_titles[Domain.MODERNISATION] == "Hiện đại hóa hành chính"
    assert both["76-1"].domain_titles["civil_service"] == "Cải cách chế độ công vụ"


def test_sections_and_items_stand_in_the_order_of_the_data(both):
    sections = list(both["76-1"].sections.values_list("domain", flat=True))
    assert sections[:4] == ["direction", "institutions", "procedures", "procedures"]
    codes = list(both["76-1"].criteria.values_list("code", flat=True))
    assert codes[0] == "CDDH-01" and codes[-1] == "CQS-10"


def test_an_item_of_two_parts_asks_both(both):
    plan = both["30C-1"].criteria.get(code="CDDH-01")
    assert (plan.asks_verdict, plan.asks_date, plan.asks_ratio, plan.numbers) == (True, True, False, 0)


def test_an_item_of_two_numbers_labels_each(both):
    cases = both["76-1"].criteria.get(code="CDCV-05")
    assert (cases.numbers, cases.asks_verdict) == (2, False)
    assert (cases.number_1_label, cases.number_2_label) == ("Số vụ vi phạm", "Số người bị xử lý")


def test_only_ratios_that_may_exceed_say_so(both):
    exceeding = both["30C-1"].criteria.filter(ratio_may_exceed=True).values_list("code", flat=True)
    assert list(exceeding) == ["CDDH-06", "TCBM-03", "TCBM-04"]


@pytest.mark.parametrize("code", ["30C-1", "76-1"])
def test_every_figure_of_a_dossier_extract_feeds_one_item(both, code):
    figures = both[code].criteria.exclude(figure="").values_list("figure", flat=True)
    assert sorted(figures) == sorted(Figure.values)


def test_the_office_decides_on_points_and_on_required_evidence(both):
    assert not Criterion.objects.exclude(max_points=None).exists()
    assert not Criterion.objects.filter(evidence_required=True).exists()


def test_items_are_found_without_diacritics(both):
    found = both["30C-1"].criteria.search("thu dien tu cong vu").values_list("code", flat=True)
    assert list(found) == ["HDH-03"]


def test_all_text_is_composed(both):
    words = [
        *Section.objects.values_list("title", flat=True),
        *Criterion.objects.values_list("text", flat=True),
    ]
    assert all(nfc(text) == text for text in words)
