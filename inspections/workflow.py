"""States of checklists, plans, rounds and visits, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow import Move

from . import permissions as may


class ChecklistState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    CLOSED = "closed", _("Closed")


class RoundState(models.TextChoices):
    PREPARING = "preparing", _("In preparation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class VisitState(models.TextChoices):
    PLANNED = "planned", _("Scheduled")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    SIGNED = "signed", _("Minutes signed")
    CONCLUDED = "concluded", _("Concluded")


class SelfReportState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    SENT = "sent", _("Sent by the unit")


CHECKLIST_MOVES = {
    "publish": Move(
        frozenset({ChecklistState.DRAFT}),
        ChecklistState.PUBLISHED,
        may.can_manage_checklists,
        _("Publish checklist"),
        tone="primary",
    ),
}

PLAN_MOVES = {
    "approve": Move(
        frozenset({PlanState.DRAFT}),
        PlanState.APPROVED,
        may.can_approve_plan,
        _("Approve plan"),
        tone="primary",
    ),
    "close": Move(frozenset({PlanState.APPROVED}), PlanState.CLOSED, may.can_approve_plan, _("Close plan")),
}

ROUND_MOVES = {
    "open": Move(
        frozenset({RoundState.PREPARING}),
        RoundState.OPEN,
        may.can_manage_round,
        _("Open round"),
        tone="primary",
    ),
    "close": Move(frozenset({RoundState.OPEN}), RoundState.CLOSED, may.can_close_round, _("Close round")),
}

VISIT_MOVES = {
    "start": Move(
        frozenset({VisitState.PLANNED}),
        VisitState.UNDER_WAY,
        may.can_start_visit,
        _("Start visit"),
        tone="primary",
    ),
    "complete": Move(
        frozenset({VisitState.UNDER_WAY}),
        VisitState.COMPLETED,
        may.can_lead_visit,
        _("Complete visit"),
        tone="primary",
    ),
    "sign": Move(
        frozenset({VisitState.COMPLETED}),
        VisitState.SIGNED,
        may.can_sign_minutes,
        _("Enter signed minutes"),
        tone="primary",
    ),
    "reopen": Move(
        frozenset({VisitState.COMPLETED}),
        VisitState.UNDER_WAY,
        may.can_lead_visit,
        _("Reopen visit"),
        needs_note=True,
    ),
    "conclude": Move(
        frozenset({VisitState.SIGNED}), VisitState.CONCLUDED, may.can_conclude_visit, _("Conclude visit")
    ),
}

SELF_REPORT_MOVES = {
    "send": Move(
        frozenset({SelfReportState.ASKED}),
        SelfReportState.SENT,
        may.can_fill_self_report,
        _("Send self-report"),
        tone="primary",
    ),
    "return": Move(
        frozenset({SelfReportState.SENT}),
        SelfReportState.ASKED,
        may.can_send_back,
        _("Return for completion"),
        needs_note=True,
    ),
}


class VisitKind(models.TextChoices):
    PLANNED = "planned", _("Planned")
    BY_REPORT = "by_report", _("By report")
    UNANNOUNCED = "unannounced", _("Unannounced")
    REINSPECTION = "reinspection", _("Re-inspection")


# Whoever is outside the team and the agency sees a visit when it was announced or has begun.
ANNOUNCED_KINDS = [kind for kind in VisitKind.values if kind != VisitKind.UNANNOUNCED]
BEGUN_STATES = [state for state in VisitState.values if state != VisitState.PLANNED]
# A self-report serves a visit until that is completed.
SELF_REPORT_STATES = [VisitState.PLANNED, VisitState.UNDER_WAY]
# A unit counts as inspected once its visit is completed.
INSPECTED_STATES = [VisitState.COMPLETED, VisitState.SIGNED, VisitState.CONCLUDED]


PLAN_TONES = {PlanState.DRAFT: "waiting", PlanState.APPROVED: "brand", PlanState.CLOSED: "done"}
ROUND_TONES = {RoundState.PREPARING: "waiting", RoundState.OPEN: "brand", RoundState.CLOSED: "done"}
VISIT_TONES = {
    VisitState.UNDER_WAY: "brand",
    VisitState.COMPLETED: "waiting",
    VisitState.SIGNED: "done",
    VisitState.CONCLUDED: "done",
}
SELF_REPORT_TONES = {SelfReportState.ASKED: "waiting", SelfReportState.SENT: "done"}
