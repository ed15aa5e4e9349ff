"""A published checklist never changes, whichever way a change is tried."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.errors import DomainError
from inspections.models import ChecklistVersion, Criterion, Section
from tests import make
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def section(checklist):
    return checklist.sections.get()


@standing
def criterion(section):
    return section.criteria.first()


@pytest.fixture
def draft():
    return make.make_checklist(published=False)


def refused():
    return pytest.raises(DomainError, match="Hãy sao chép|Copy it")


def test_the_version_itself_is_not_saved(checklist):
    checklist.valid_to = date(2030, 1, 1)
    with refused():
        checklist.save()
    assert ChecklistVersion.objects.get().valid_to is None


def test_a_version_is_not_edited_by_saying_it_is_a_draft(checklist):
    checklist.state = "draft"
    with refused():
        checklist.save()


def test_a_section_is_not_saved(section):
    section.title = "Khác"
    with refused():
        section.save()


def test_a_criterion_is_not_saved(criterion):
    criterion.text = "Khác"
    with refused():
        criterion.save()


@pytest.mark.parametrize("thing", ["checklist", "section", "criterion"])
def test_nothing_is_deleted(thing, request):
    with refused():
        request.getfixturevalue(thing).delete()
    assert Criterion.objects.count() == 2


def test_nothing_is_added(checklist, section):
    with refused():
        make.make_section(checklist)
    with refused():
        make.make_criterion(section)


def test_a_criterion_of_a_draft_does_not_move_in(section, draft):
    own = draft.criteria.first()
    own.section = section
    with refused():
        own.save()


def test_a_criterion_does_not_move_out(criterion, draft):
    criterion.section = draft.sections.get()
    with refused():
        criterion.save()


@pytest.mark.parametrize("model", [ChecklistVersion, Section, Criterion])
def test_bulk_changes_are_refused_even_when_a_draft_is_among_the_rows(checklist, draft, model):
    field = "title" if model is Section else "code"
    with refused():
        model.objects.update(**{field: "khac"})
    with refused():
        model.objects.all().delete()


def test_bulk_rows_are_not_added_or_rewritten(section, criterion):
    with refused():
        Criterion.objects.bulk_create([Criterion(section=section, code="ND-X", text="Thêm")])
    criterion.text = "Khác"
    with refused():
        Criterion.objects.bulk_update([criterion], ["text"])


def test_bulk_moves_are_refused(draft, section):
    with pytest.raises(DomainError):
        draft.criteria.update(section=section)


def test_a_draft_can_be_changed_in_every_way(draft):
    section = draft.sections.get()
    section.title = "Khác"
    section.save()
    draft.criteria.update(evidence_required=True)
    section.criteria.first().delete()
    assert draft.criteria.get().evidence_required
    draft.delete()
    assert not ChecklistVersion.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"asks_verdict": False},
        {"ratio_may_exceed": True},
        {"for_commune": False, "core_for_commune": True},
        {"max_points": 0},
        {"asks_verdict": False, "asks_text": True, "max_points": 1},
    ],
)
def test_the_database_refuses_a_criterion_that_makes_no_sense(draft, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_criterion(draft.sections.get(), **fields)


def test_the_database_refuses_a_validity_that_ends_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_checklist(valid_from=date(2020, 1, 2), valid_to=date(2020, 1, 1))
