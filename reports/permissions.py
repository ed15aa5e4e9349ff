"""Who may open, make and remark on the papers of a round, each answer with its reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if
from inspections.permissions import works_for_agency


def can_manage_documents(user, round_) -> Verdict:
    """Officers and leaders of the agency open, word and make the papers of its rounds."""
    return allow_if(
        works_for_agency(user, round_.plan), _("Only officers and leaders of the agency make its documents.")
    )


def can_remark(user, document) -> Verdict:
    """Remarks are the leader's word to the officer who prepares the paper."""
    return allow_if(user.is_leader, _("Only a leader writes remarks."))
