"""The inspector reads the unit's own answer beside the inputs, sees where the two differ, and may take it."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from field.comparison import Pair
from inspections.models import Answer, SelfAnswer
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@standing
def report(visit, officer, binh):
    """Everything met, half of it by numbers, as Quế Võ says of itself."""
    report = make.make_self_report(visit, by=officer, sent_by=binh)
    report.answers.update(part=12, whole=15, note="Theo sổ của huyện")
    report.answers.filter(criterion__code="A2").update(complete=True)
    return report


def overview(user, visit, query=""):
    return signed_in(user).get(reverse("field:self_report", args=[visit.pk]) + query)


def pairs(user, visit, query=""):
    groups = overview(user, visit, query).context["groups"]
    return [(pair.criterion.code, pair.differs) for group in groups for pair in group.pairs]


def take(user, visit, query, data=None):
    return signed_in(user).post(reverse("field:self_report_take", args=[visit.pk]) + query, data or {})


def differs(criterion, told, entered):
    answers = [
        kind(criterion=criterion, complete=True, **values)
        for kind, values in ((SelfAnswer, told), (Answer, entered))
    ]
    return Pair(criterion, *answers).differs


def test_numbers_and_verdicts_differ_and_words_do_not(visit, sheet):
    ratio, verdict, text = sheet.criteria["A2"], sheet.criteria["A1"], sheet.criteria["A4"]
    assert differs(ratio, {"part": 12, "whole": 15}, {"part": 11, "whole": 15})
    assert not differs(ratio, {"part": 12, "whole": 15}, {"part": 12, "whole": 15})
    assert differs(verdict, {"verdict": "yes"}, {"verdict": "partly"})
    assert not differs(verdict, {"verdict": "yes", "note": "a"}, {"verdict": "yes", "note": "b"})
    assert not differs(text, {"text": "Trang thông tin"}, {"text": "Cổng thông tin"})


def test_what_is_not_applicable_to_both_does_not_differ(sheet):
    criterion = make.Criterion(code="X", asks_verdict=True, asks_ratio=True)
    assert not differs(criterion, {"verdict": "na", "part": 1}, {"verdict": "na"})


def test_the_units_answer_stands_beside_the_inputs_and_differs_only_from_an_answer(report, sheet):
    page = sheet.get().content.decode()
    assert "Theo sổ của huyện" in page and _("The unit reported") in page
    assert _("Differs") not in page
    sheet.save(A1={"verdict": "no"})
    lines = {line.criterion.code: line.unit for line in sheet.get().context["lines"]}
    assert [code for code, pair in lines.items() if pair.differs] == ["A1"]


def test_its_evidence_stands_there_too_and_is_not_to_be_edited(report, sheet, binh):
    item = make.make_self_evidence(report, by=binh, criterion=sheet.criteria["A1"])
    page = sheet.get().content.decode()
    assert reverse("inspections:self_evidence", args=[item.pk]) in page
    assert reverse("field:self_evidence_remove", args=[item.pk]) not in page


def test_a_viewer_of_a_concluded_visit_reads_the_answers_but_not_the_self_report(report, sheet, viewer):
    type(sheet.visit).objects.update(
        state="concluded", minutes_signed_on="2018-05-16", minutes_signed_by="Chủ tịch"
    )
    page = Sheet(sheet.visit, viewer).get()
    assert page.status_code == 200
    assert "Theo sổ của huyện" not in page.content.decode()


def test_the_team_sees_both_columns_with_the_differences_counted(report, sheet, minh, visit):
    sheet.save(A1={"verdict": "no"}, A2={"part": "12", "whole": "15"})
    context = overview(minh, visit).context
    assert (context["differing"], context["compared"], context["total"]) == (1, 2, 6)
    assert len(pairs(minh, visit)) == 6
    assert pairs(minh, visit, "?differences") == [("A1", True)]


def test_one_answer_is_taken_and_what_was_typed_meanwhile_is_kept(report, sheet, minh, visit):
    first, note = sheet.criteria["A1"], f"c{sheet.criteria['A4'].pk}"
    data = {f"{note}-version": 0, f"{note}-text": "Vừa ghi", f"{note}-note": ""}
    response = take(minh, visit, f"?criterion={first.pk}", data)
    assert response.url == f"{sheet.url}#c{first.pk}"
    assert (sheet.answer("A1").verdict, sheet.answer("A1").note) == ("yes", "Theo sổ của huyện")
    assert sheet.answer("A4").text == "Vừa ghi"
    assert sheet.answer("A2") is None


def test_one_answer_is_offered_only_where_none_was_given(report, sheet, visit):
    offered = f"?criterion={sheet.criteria['A1'].pk}"
    assert offered in sheet.get().content.decode()
    sheet.save(A1={"verdict": "no"})
    assert offered not in sheet.get().content.decode()


def test_all_answers_are_offered_and_taken_on_a_visit_by_report_only(report, sheet, minh, visit):
    label = _("Take the unit's answers")
    assert label not in overview(minh, visit).content.decode()
    take(minh, visit, "")
    assert not visit.answers.exists()
    type(visit).objects.update(kind="by_report")
    assert label in overview(minh, visit).content.decode()
    take(minh, visit, "")
    assert visit.answers.count() == 6


def test_a_section_is_taken_on_a_visit_by_report(report, sheet, minh, visit):
    type(visit).objects.update(kind="by_report")
    take(minh, visit, f"?section={sheet.criteria['B1'].section_id}")
    assert [answer.criterion.code for answer in visit.answers.all()] == ["B1"]


@pytest.mark.parametrize(
    "query", ["?criterion=nonsense", "?criterion=0", "?section=-1", "?section=" + "9" * 40]
)
def test_what_is_not_asked_is_refused_in_words(report, minh, visit, query):
    response = signed_in(minh).post(reverse("field:self_report_take", args=[visit.pk]) + query, follow=True)
    assert _("This criterion is not asked here.") in response.content.decode()
    assert not visit.answers.exists()


def test_the_file_is_served_to_whoever_reads_the_self_report(report, sheet, binh, minh, an, hoa):
    item = make.make_self_evidence(report, by=binh, criterion=sheet.criteria["A1"])
    for name in ("inspections:self_evidence", "inspections:self_thumbnail"):
        url = reverse(name, args=[item.pk])
        assert [signed_in(user).get(url).status_code for user in (binh, minh, an, hoa)] == [
            200,
            200,
            404,
            404,
        ]
    type(report).objects.update(state="asked")
    assert signed_in(minh).get(url).status_code == 404
    assert signed_in(binh).get(url).status_code == 200
