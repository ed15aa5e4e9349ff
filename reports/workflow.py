"""States of a paper, and the moves between them; a receipt has none of these, the system gives it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow import Move

from . import permissions as may


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved, to be signed")
    ISSUED = "issued", _("Issued")
    SUPERSEDED = "superseded", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Until it is issued a paper is being prepared; a thing has one such paper of a kind at a time.
OPEN_STATES = [DocumentState.DRAFT, DocumentState.IN_REVIEW, DocumentState.APPROVED]
# Nothing is changed any more in these; another paper of the kind may be opened.
ENDED_STATES = [DocumentState.SUPERSEDED, DocumentState.WITHDRAWN]
# It left the house, so whoever holds it may ask about it.
RELEASED_STATES = [DocumentState.ISSUED, *ENDED_STATES]

DOCUMENT_MOVES = {
    "submit": Move(
        frozenset({DocumentState.DRAFT}),
        DocumentState.IN_REVIEW,
        may.can_submit,
        _("Submit for review"),
        tone="primary",
    ),
    "return": Move(
        frozenset({DocumentState.IN_REVIEW}),
        DocumentState.DRAFT,
        may.can_approve,
        _("Return to be changed"),
        needs_note=True,
    ),
    "approve": Move(
        frozenset({DocumentState.IN_REVIEW}),
        DocumentState.APPROVED,
        may.can_approve,
        _("Approve for signing"),
        tone="primary",
    ),
    "reopen": Move(
        frozenset({DocumentState.APPROVED}),
        DocumentState.DRAFT,
        may.can_approve,
        _("Take the approval back"),
        needs_note=True,
    ),
    "issue": Move(
        frozenset({DocumentState.APPROVED}),
        DocumentState.ISSUED,
        may.can_register,
        _("Enter number and date"),
        tone="primary",
    ),
    "supersede": Move(
        frozenset({DocumentState.ISSUED}),
        DocumentState.SUPERSEDED,
        may.can_register,
        _("Replace by a new version"),
    ),
    "withdraw": Move(
        frozenset({DocumentState.ISSUED}),
        DocumentState.WITHDRAWN,
        may.can_approve,
        _("Withdraw"),
        needs_note=True,
        tone="danger",
    ),
}

DOCUMENT_TONES = {
    DocumentState.DRAFT: "idle",
    DocumentState.IN_REVIEW: "waiting",
    DocumentState.APPROVED: "brand",
    DocumentState.ISSUED: "done",
    DocumentState.SUPERSEDED: "idle",
    DocumentState.WITHDRAWN: "bad",
}
