"""What the page says of a paper, by its state: enough to trust it or not, and nothing more."""

from datetime import date

import pytest
from django.urls import reverse

from reports.disclosed import Answer
from reports.models import Document
from reports.workflow import DocumentState
from tests import make

from .conftest import CODE, LATER_CODE, SUBJECT, UNKNOWN, issue

pytestmark = pytest.mark.django_db


def told(response):
    assert response.status_code == 200
    return response.context["answer"]


def test_an_issued_paper_is_told_with_agency_kind_number_and_date(issued, scan):
    page = scan()
    paper = told(page).paper
    assert (paper.agency, paper.number, paper.issued_on) == ("Sở Nội vụ", "05/BC-SNV", date(2018, 11, 6))
    assert paper.kind == issued.get_kind_display()
    for words in ("Sở Nội vụ", paper.kind, "05/BC-SNV", "06/11/2018", "is-done"):
        assert words in page.text


def test_a_replaced_paper_names_number_and_date_of_the_later_one(issued, inspection_round, scan):
    Document.objects.update(state="superseded")
    later = {"number": 7, "issued_on": date(2018, 11, 15), "verify_code": LATER_CODE, "replaces": issued}
    issue(inspection_round, **later)
    page = scan()
    paper = told(page).paper
    assert (paper.replaced_by, paper.replaced_on) == ("07/BC-SNV", date(2018, 11, 15))
    assert "07/BC-SNV" in page.text and "15/11/2018" in page.text and "is-done" not in page.text
    assert LATER_CODE not in page.text, "whoever has the later paper has its code"


def test_a_new_version_that_is_still_a_draft_is_not_told(issued, inspection_round, scan):
    draft = {"state": "draft", "number": None, "issued_on": None, "verify_code": "", "replaces": issued}
    issue(inspection_round, **draft)
    paper = told(scan()).paper
    assert (paper.state, paper.replaced_by, paper.replaced_on) == ("issued", "", None)


def test_a_withdrawn_paper_is_told_as_such(issued, scan):
    Document.objects.update(state="withdrawn")
    page = scan()
    assert told(page).paper.state == "withdrawn"
    assert "is-bad" in page.text and "is-done" not in page.text


def test_minutes_have_a_date_but_no_number(issued, scan):
    Document.objects.update(number=None)
    assert told(scan()).paper.number == ""


@pytest.mark.parametrize("state", [DocumentState.DRAFT, DocumentState.IN_REVIEW, DocumentState.APPROVED])
def test_a_paper_that_was_not_issued_is_answered_word_for_word_like_none(issued, scan, ask, state):
    Document.objects.update(state=state, number=None, issued_on=None)
    assert told(scan()) == Answer()
    for asked in (scan, lambda code: ask(code=code)):
        unissued, unknown = asked(CODE), asked(UNKNOWN)
        assert unissued.status_code == unknown.status_code == 200
        assert without(unissued, CODE) == without(unknown, UNKNOWN)


def without(response, code):
    """The page without what differs in every response: the token, and the code that was asked for."""
    token = response.context["csrf_token"]
    return response.text.replace(str(token), "").replace(code, "")


def test_an_address_that_holds_no_code_is_answered_like_an_unknown_one(issued, scan):
    assert told(scan("khong-phai-ma")) == Answer()


def test_nothing_of_subject_units_persons_or_keys_is_told(issued, que_vo, minh, scan, ask, inspection_round):
    make.make_visit(make.make_team(inspection_round, head=minh), que_vo, state="concluded")
    for page in (scan(), ask(code=CODE, number="5"), ask(content=b"%PDF-1.7 da ky")):
        assert told(page).paper
        for secret in (
            SUBJECT, "Quế Võ", "Người Ký", "Phạm Văn Minh", inspection_round.code, inspection_round.name,
            issued.get_absolute_url(), "van-ban.pdf", issued.files.first().name,
        ):  # fmt: skip
            assert secret not in page.text


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("05/BC-SNV", True),
        ("5", True),
        ("Số: 05 / bc-snv", True),
        ("5/BC-STP", False),
        ("15/BC-SNV", False),
        ("BC-SNV", False),
        ("năm", False),
    ],
)
def test_the_typed_number_is_compared(issued, ask, typed, fits):
    assert told(ask(code=CODE, number=typed)).number_fits is fits


@pytest.mark.parametrize(
    ("typed", "fits"), [("06/11/2018", True), ("6-11-2018", True), ("07/11/2018", False)]
)
def test_the_typed_date_is_compared(issued, ask, typed, fits):
    answer = told(ask(code=CODE, issued_on=typed))
    assert (answer.date_fits, answer.number_fits, answer.file) == (fits, None, None)


@pytest.mark.parametrize(
    "words",
    [{"number": "6"}, {"issued_on": "07/11/2018"}, {"content": b"%PDF-1.7 sua"}],
    ids=lambda w: next(iter(w)),
)
def test_a_true_code_on_a_false_paper_is_not_shown_in_green(issued, ask, words):
    page = ask(code=CODE, **words)
    assert told(page).differs and 'verdict is-bad"' in page.text
    assert 'verdict is-done"' in ask(code=CODE, number="5", issued_on="06/11/2018").text


def test_a_symbol_with_vietnamese_letters_may_be_typed_without_marks(issued, ask):
    Document.objects.update(symbol="QĐ-SNV")
    assert told(ask(code=CODE, number="05/QD-SNV")).number_fits


def test_what_cannot_be_a_code_or_a_date_is_said_at_its_field(issued, ask):
    page = ask(code="7KQM-X2PD-9RT0", issued_on="hôm qua")
    assert set(page.context["form"].errors) == {"code", "issued_on"} and page.context["answer"] is None


def test_a_question_names_a_code_or_a_file(issued, ask):
    page = ask(number="5", issued_on="06/11/2018")
    assert page.context["form"].non_field_errors() and page.context["answer"] is None


def test_an_answer_takes_few_queries(issued, scan, ask, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        scan()
    with django_assert_max_num_queries(6):
        ask(code=CODE, number="5", issued_on="06/11/2018", content=b"%PDF-1.7 da ky")


def test_the_empty_form_asks_nothing_of_the_database(db, stranger, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert stranger.get(reverse("reports:verify")).context["answer"] is None


def test_search_engines_and_caches_keep_nothing(issued, scan):
    page = scan()
    assert page["X-Robots-Tag"] == "noindex" and "no-store" in page["Cache-Control"]
