"""Who may open, word, make and remark on papers, each answer with its reason."""

from django.utils.translation import gettext as _

from core.permissions import ALLOWED, Verdict, allow_if, refuse
from inspections.permissions import works_for_agency


def can_manage_documents(user, round_) -> Verdict:
    """Officers and leaders of the agency open the papers of its rounds."""
    return _of_agency(user, round_.plan)


def can_write_letters(user) -> Verdict:
    """Officers and leaders write to units, each for the own agency."""
    return allow_if(
        user.unit_id and (user.is_leader or user.is_officer),
        _("Only officers and leaders of the agency make its documents."),
    )


def can_have_receipt(user, submission) -> Verdict:
    """Whoever sent or may send for the unit has its receipt, and the agency that received it."""
    if user.is_unit_officer and submission.unit_id in user.unit_ids:
        return ALLOWED
    return _of_agency(user, submission.conclusion.round.plan)


def can_word(user, document) -> Verdict:
    """Officers and leaders of the agency word its papers; a receipt says what the system saw."""
    if document.kind == "receipt":
        return refuse(_("A receipt is made from the data alone."))
    return _of_agency(user, document)


def can_make(user, document) -> Verdict:
    """The PDF is made by the agency; that of a receipt also by the unit it is for."""
    if document.kind == "receipt":
        return can_have_receipt(user, document.submission)
    return _of_agency(user, document)


def can_remark(user, document) -> Verdict:
    """Remarks are the leader's word to the officer who prepares the paper."""
    if document.kind == "receipt":
        return refuse(_("A receipt is made from the data alone."))
    return allow_if(user.is_leader, _("Only a leader writes remarks."))


def _of_agency(user, thing) -> Verdict:
    """`thing` is a plan or a paper: what belongs to an agency."""
    return allow_if(
        works_for_agency(user, thing), _("Only officers and leaders of the agency make its documents.")
    )
