"""An edit and a move of one row at the same moment: the edit does not take the move back."""

import pytest

from core.errors import DomainError
from inspections.models import Plan

pytestmark = pytest.mark.django_db


def test_an_edit_is_refused_when_the_row_moved_on_after_its_rights_were_checked(plan):
    Plan.objects.update(state="draft")
    edited = Plan.objects.get()
    Plan.objects.update(state="approved")
    with pytest.raises(DomainError):
        edited.claim(edited.version)
    assert Plan.objects.get().version == plan.version


def test_a_row_that_stands_still_is_claimed(plan):
    plan.claim(plan.version)
    assert Plan.objects.get().version == plan.version == 2
