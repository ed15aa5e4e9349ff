"""Who may send what from a device, and who decides what came too late; each answer with its reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, refuse
from inspections.permissions import can_lead_visit, can_work_on_visit


def can_send_late(user, visit) -> Verdict:
    """What members of the visit entered in time and sent after its end is kept aside for the head."""
    if visit.state not in {"completed", "signed", "concluded"}:
        return refuse(_("Answers are entered while the visit is under way."))
    return can_work_on_visit(user, visit)


def can_decide_late(user, visit) -> Verdict:
    """The head of the team, or a leader in the head's place."""
    return can_lead_visit(user, visit)
