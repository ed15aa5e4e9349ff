"""An act is offered with its reason, refused in words, and written into the history exactly once."""

import pytest

from core.errors import DomainError
from core.permissions import ALLOWED, allow_if, refuse
from inspections.models import Plan
from tests.standing import standing


@standing
def draft(plan):
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    plan.refresh_from_db()
    return plan


def test_a_verdict_is_true_or_says_why():
    assert ALLOWED
    assert not refuse("Không được.")
    assert refuse("Không được.").reason == "Không được."
    assert allow_if(True, "x") is ALLOWED
    assert not allow_if(False, "x")


def test_the_offers_are_the_acts_of_the_present_state_with_the_verdict(draft, leader, viewer):
    assert [(offer.act, bool(offer.verdict)) for offer in draft.offers(leader)] == [("approve", True)]
    refused = draft.offers(viewer)[0].verdict
    assert not refused
    assert refused.reason


def test_a_move_changes_the_state_and_leaves_one_line_of_history(draft, leader):
    draft.approve(by=leader)
    draft.refresh_from_db()
    change = draft.changes.get()
    assert (draft.state, change.old, change.new, change.by) == ("approved", "draft", "approved", leader)


def test_a_refused_move_changes_nothing(draft, viewer):
    with pytest.raises(DomainError):
        draft.approve(by=viewer)
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert not draft.changes.exists()


def test_a_page_opened_before_somebody_else_acted_cannot_act_again(draft, leader):
    stale = Plan.objects.get(pk=draft.pk)
    draft.approve(by=leader)
    with pytest.raises(DomainError):
        stale.approve(by=leader)
    assert draft.changes.count() == 1


def test_a_move_that_needs_words_is_refused_without_them(visit, minh):
    type(visit).objects.filter(pk=visit.pk).update(state="completed")
    visit.refresh_from_db()
    with pytest.raises(DomainError) as refused:
        visit.reopen(by=minh, note="  ")
    assert refused.value.field == "note"
    visit.reopen(by=minh, note=" Thiếu\r\nảnh ")
    assert visit.changes.get().note == "Thiếu\nảnh"
