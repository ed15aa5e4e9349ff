"""The kinds of paper of an inspection, in the order of its chain, and the one thing each is about."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    PLAN = "plan", _("Inspection plan")
    TEAM_DECISION = "team-decision", _("Decision on the team")
    OUTLINE = "outline", _("Outline of the report")
    SCHEDULE_NOTICE = "schedule-notice", _("Notice of schedule")
    MINUTES = "minutes", _("Minutes of the visit")
    CONCLUSION = "conclusion", _("Notice of conclusion")
    REMINDER_LETTER = "reminder-letter", _("Reminder letter")
    ROUND_REPORT = "round-report", _("Summary report of the round")
    YEARLY_REPORT = "yearly-report", _("Yearly report")
    RECEIPT = "receipt", _("Receipt")


# The foreign key that says what a paper of the kind is about; the others stay empty.
ABOUT = {
    Kind.PLAN: "plan",
    Kind.TEAM_DECISION: "team",
    Kind.OUTLINE: "round",
    Kind.SCHEDULE_NOTICE: "round",
    Kind.MINUTES: "visit",
    Kind.CONCLUSION: "round",
    Kind.REMINDER_LETTER: "unit",
    Kind.ROUND_REPORT: "round",
    Kind.YEARLY_REPORT: "plan",
    Kind.RECEIPT: "submission",
}
ABOUT_FIELDS = list(dict.fromkeys(ABOUT.values()))

# Of these a thing has one at a time; conclusions and letters speak of visits and demands that are chosen.
ONCE_PER_THING = [
    Kind.PLAN,
    Kind.TEAM_DECISION,
    Kind.OUTLINE,
    Kind.SCHEDULE_NOTICE,
    Kind.MINUTES,
    Kind.ROUND_REPORT,
    Kind.YEARLY_REPORT,
]


def about_one_thing() -> Q:
    """The condition that a row names what its kind is about, and nothing else."""
    condition = Q()
    for kind, field in ABOUT.items():
        others = {other: None for other in ABOUT_FIELDS if other != field}
        condition |= Q(kind=kind.value, **{f"{field}__isnull": False}, **others)
    return condition
