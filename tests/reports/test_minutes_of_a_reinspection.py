"""Minutes of a re-inspection tell of every earlier shortcoming what was found of it now."""

from datetime import date

from reports.models import Document
from reports.papers.minutes.builder import build_minutes
from reports.wording import GAP
from tests.standing import standing

from .. import make
from .texts import tables, text_of

KIND = Document.Kind.MINUTES


@standing
def first(team_a, que_vo):
    return make.make_visit(team_a, que_vo, state="concluded")


@standing
def again(team_a, que_vo, first):
    day = date(2018, 9, 3)
    return make.make_visit(team_a, que_vo, state="completed", day=day, kind="reinspection", reinspects=first)


@standing
def criterion(checklist):
    return checklist.criteria.first()


def answered(visit, criterion, verdict):
    return make.make_answer(visit, criterion, verdict=verdict, complete=True)


def outcome(visit):
    """What the table says of the one earlier shortcoming."""
    (table,) = tables(build_minutes(Document.of(visit, KIND)).sections)[:1]
    (row,) = table.rows
    return row.cells[1:]


@standing
def found(first, criterion, minh):
    finding = make.make_finding(first, by=minh, title="Sổ ghi thiếu", criterion=criterion, state="confirmed")
    make.make_demand(finding, what="ghi đủ các cột")
    return finding


def test_a_better_answer_is_told_with_both_verdicts(first, again, found, criterion):
    answered(first, criterion, "no")
    answered(again, criterion, "yes")
    assert outcome(again) == (
        f"Sổ ghi thiếu.\n({found.number})",
        "Ghi đủ các cột.",
        "Có chuyển biến so với lần kiểm tra trước (từ “Không đạt” thành “Đạt”).",
    )


def test_the_same_answer_is_no_change(first, again, found, criterion):
    answered(first, criterion, "no")
    answered(again, criterion, "no")
    assert outcome(again)[-1] == "Chưa có thay đổi so với lần kiểm tra trước."


def test_what_was_found_again_stands_before_any_answer(first, again, found, criterion, minh):
    answered(first, criterion, "no")
    answered(again, criterion, "yes")
    new = make.make_finding(again, by=minh, title="Sổ vẫn thiếu", criterion=criterion, state="confirmed")
    assert outcome(again)[-1] == f"Vẫn còn tồn tại: Sổ vẫn thiếu ({new.number})."


def test_a_draft_is_not_yet_found_again(first, again, found, criterion, minh):
    answered(first, criterion, "no")
    answered(again, criterion, "yes")
    make.make_finding(again, by=minh, title="Sổ vẫn thiếu", criterion=criterion, state="draft")
    assert "Sổ vẫn thiếu" not in outcome(again)[-1]


def test_what_no_answer_tells_is_written_by_hand(again, found):
    assert outcome(again)[-1] == GAP * 3


def test_what_was_withdrawn_at_the_first_visit_is_not_looked_at(again, found):
    type(found).objects.update(state="withdrawn")
    assert "Sổ ghi thiếu" not in text_of(build_minutes(Document.of(again, KIND)))


def test_it_is_called_a_second_look(again):
    told = text_of(build_minutes(Document.of(again, KIND)))
    assert "tiến hành kiểm tra lại việc khắc phục tồn tại, hạn chế" in told


def test_the_number_of_queries_does_not_grow(
    first, again, checklist, minh, officer, django_assert_max_num_queries
):
    for criterion in [*checklist.criteria.all()] * 6:
        make.make_finding(first, by=minh, criterion=criterion, state="confirmed")
    document = Document.objects.with_sources().get(pk=Document.open_for(again, KIND, by=officer).pk)
    with django_assert_max_num_queries(15):
        build_minutes(document)
