"""States of findings and demands, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow import Move

from . import permissions as may


class FindingState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CONFIRMED = "confirmed", _("Confirmed")
    CONCLUDED = "concluded", _("Concluded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DemandState(models.TextChoices):
    OPEN = "open", _("To be remedied")
    REPORTED = "reported", _("Reported")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    CLOSED = "closed", _("Closed")


# The unit still owes something while the demand is in one of these.
OWED_STATES = [DemandState.OPEN, DemandState.RETURNED]
FIXED_STATES = [DemandState.ACCEPTED, DemandState.CLOSED]

FINDING_MOVES = {
    "confirm": Move(
        frozenset({FindingState.DRAFT}),
        FindingState.CONFIRMED,
        may.can_confirm_finding,
        _("Confirm finding"),
        tone="primary",
    ),
    "conclude": Move(
        frozenset({FindingState.CONFIRMED}),
        FindingState.CONCLUDED,
        may.can_conclude_finding,
        _("Conclude finding"),
    ),
    "withdraw": Move(
        frozenset({FindingState.DRAFT, FindingState.CONFIRMED, FindingState.CONCLUDED}),
        FindingState.WITHDRAWN,
        may.can_withdraw,
        _("Withdraw finding"),
        needs_note=True,
        tone="danger",
    ),
}

DEMAND_MOVES = {
    "report": Move(
        frozenset({DemandState.OPEN, DemandState.RETURNED}),
        DemandState.REPORTED,
        may.can_report,
        _("Send remediation report"),
        tone="primary",
    ),
    "accept": Move(
        frozenset({DemandState.REPORTED}),
        DemandState.ACCEPTED,
        may.can_judge_report,
        _("Accept remediation"),
        tone="primary",
    ),
    "return": Move(
        frozenset({DemandState.REPORTED}),
        DemandState.RETURNED,
        may.can_judge_report,
        _("Return for completion"),
        needs_note=True,
    ),
    "close": Move(
        frozenset({DemandState.ACCEPTED}), DemandState.CLOSED, may.can_close_demand, _("Close demand")
    ),
    "cancel": Move(
        frozenset({DemandState.OPEN, DemandState.REPORTED, DemandState.RETURNED, DemandState.ACCEPTED}),
        DemandState.CLOSED,
        may.can_cancel_demand,
        _("Cancel demand"),
        needs_note=True,
    ),
}


FINDING_TONES = {
    FindingState.DRAFT: "waiting",
    FindingState.CONFIRMED: "brand",
    FindingState.CONCLUDED: "done",
}
DEMAND_TONES = {
    DemandState.OPEN: "brand",
    DemandState.REPORTED: "waiting",
    DemandState.RETURNED: "waiting",
    DemandState.ACCEPTED: "done",
    DemandState.CLOSED: "done",
}
