"""A checklist is published once, by an administrator, and copied to be changed."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from core.errors import DomainError
from inspections.models import ChecklistVersion, Criterion
from tests import make
from tests.tools import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.make_checklist(published=False, code="76-1", number=1)


def contents(version):
    """Everything that is asked, without the keys of the rows."""
    own = {"id", "section_id"}
    sections = version.sections.order_by("order")
    return [
        (
            section.domain,
            section.title,
            [
                {key: value for key, value in row.items() if key not in own}
                for row in section.criteria.values()
            ],
        )
        for section in sections
    ]


def test_an_administrator_publishes_a_draft_and_the_history_says_so(draft, administrator):
    draft.publish(by=administrator)
    draft.refresh_from_db()
    change = draft.changes.get()
    assert draft.is_published
    assert (change.old, change.new, change.by) == ("draft", "published", administrator)


@pytest.mark.parametrize("who", ["leader", "officer", "minh", "binh", "viewer"])
def test_nobody_else_publishes_or_copies(draft, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(DomainError):
        draft.publish(by=user)
    with pytest.raises(DomainError):
        draft.copy(by=user)
    assert not ChecklistVersion.objects.get().is_published


def test_a_published_version_is_not_published_again(draft, administrator):
    draft.publish(by=administrator)
    with pytest.raises(DomainError):
        draft.publish(by=administrator)


def test_a_checklist_without_criteria_is_not_published(administrator):
    empty = make.make_checklist(criteria=0, published=False)
    with pytest.raises(DomainError):
        empty.publish(by=administrator)


def test_a_copy_is_an_equal_draft_with_the_next_number(draft, administrator):
    make.make_criterion(draft.sections.get(), max_points="2.5", evidence_required=True, guidance="Xem sổ")
    draft.publish(by=administrator)
    copy = draft.copy(by=administrator)
    assert (copy.code, copy.number, copy.copied_from, copy.state) == ("76-2", 2, draft, "draft")
    assert (copy.legal_basis, copy.valid_from) == (draft.legal_basis, draft.valid_from)
    assert contents(copy) == contents(draft)


def test_a_copy_of_an_old_version_gets_a_number_that_is_free(draft, administrator):
    draft.publish(by=administrator)
    draft.copy(by=administrator)
    assert draft.copy(by=administrator).code == "76-3"


def test_changing_the_copy_leaves_the_original(draft, administrator):
    draft.publish(by=administrator)
    before = contents(draft)
    draft.copy(by=administrator).criteria.update(text="Khác")
    assert contents(draft) == before


def test_of_two_versions_of_one_series_the_later_number_holds(draft, administrator):
    draft.publish(by=administrator)
    copy = draft.copy(by=administrator)
    day = date(2018, 10, 1)
    assert ChecklistVersion.objects.for_date(day) == draft
    copy.publish(by=administrator)
    assert ChecklistVersion.objects.for_date(day) == copy


def test_copying_takes_no_more_queries_for_more_criteria(administrator):
    few, many = make.make_checklist(criteria=1), make.make_checklist(criteria=20)
    counts = [_queries_of_a_copy(version, administrator) for version in (few, many)]
    assert counts[0] == counts[1]


def _queries_of_a_copy(version, by):
    return count_queries(partial(version.copy, by=by))


def test_a_code_stands_once_in_a_version(draft):
    taken = draft.criteria.first()
    twin = Criterion(section=make.make_section(draft), code=taken.code, text="Trùng mã")
    with pytest.raises(ValidationError, match="mã|code"):
        twin.full_clean()


def test_drafts_are_seen_by_administrators_only(draft, administrator, officer):
    published = make.make_checklist()
    assert set(ChecklistVersion.objects.visible_to(administrator)) == {draft, published}
    assert set(ChecklistVersion.objects.visible_to(officer)) == {published}
