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
    PLAN_SENT = "plan_sent", _("Plan sent")
    PLAN_RETURNED = "plan_returned", _("Plan returned")
    PLANNED = "planned", _("Being remedied by plan")
    REPORTED = "reported", _("Reported")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    CLOSED = "closed", _("Closed")


# The unit still owes its report while the demand is in one of these, and its plan in the first two.
PLAN_OWED_STATES = [DemandState.OPEN, DemandState.PLAN_RETURNED]
OWED_STATES = [*PLAN_OWED_STATES, DemandState.PLAN_SENT, DemandState.PLANNED, DemandState.RETURNED]
TO_JUDGE_STATES = [DemandState.PLAN_SENT, DemandState.REPORTED]
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
    "plan": Move(
        frozenset(PLAN_OWED_STATES),
        DemandState.PLAN_SENT,
        may.can_send_plan,
        _("Send remediation plan"),
        tone="primary",
    ),
    "accept_plan": Move(
        frozenset({DemandState.PLAN_SENT}),
        DemandState.PLANNED,
        may.can_judge,
        _("Accept plan"),
        tone="primary",
    ),
    "return_plan": Move(
        frozenset({DemandState.PLAN_SENT}),
        DemandState.PLAN_RETURNED,
        may.can_judge,
        _("Return plan"),
        needs_note=True,
    ),
    "report": Move(
        frozenset(OWED_STATES),
        DemandState.REPORTED,
        may.can_submit,
        _("Send remediation report"),
        tone="primary",
    ),
    "accept": Move(
        frozenset({DemandState.REPORTED}),
        DemandState.ACCEPTED,
        may.can_judge,
        _("Accept remediation"),
        tone="primary",
    ),
    "return": Move(
        frozenset({DemandState.REPORTED}),
        DemandState.RETURNED,
        may.can_judge,
        _("Return for completion"),
        needs_note=True,
    ),
    "close": Move(
        frozenset({DemandState.ACCEPTED}), DemandState.CLOSED, may.can_close_demand, _("Close demand")
    ),
    "cancel": Move(
        frozenset({*OWED_STATES, DemandState.REPORTED, DemandState.ACCEPTED}),
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
    DemandState.PLAN_SENT: "waiting",
    DemandState.PLAN_RETURNED: "waiting",
    DemandState.PLANNED: "brand",
    DemandState.REPORTED: "waiting",
    DemandState.RETURNED: "waiting",
    DemandState.ACCEPTED: "done",
    DemandState.CLOSED: "done",
}
