"""The words of reminders: one message per person, and the text an officer copies for any messenger."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day, number

from .models.reminders import Step
from .owing import Owed


def absolute(path: str) -> str:
    """The address as it stands in a message that is read outside the site."""
    return settings.SITE_URL.rstrip("/") + path


def subject_of(things: list[Owed], today: date) -> str:
    late = sum(owed.days_late(today) > 0 for owed in things)
    if late:
        return ngettext("Reminder: %d matter is overdue", "Reminder: %d matters are overdue", late) % late
    n = len(things)
    return ngettext("Reminder: %d matter is due soon", "Reminder: %d matters are due soon", n) % n


def body_of(person, things: list[Owed], today: date) -> str:
    """All that is due, the late first, each with the address where the person can act."""
    parts = [_("Dear %s,") % person.get_full_name()]
    for title, some in _by_urgency(things, today):
        lines = [_entry(person, owed, today) for owed in some]
        parts.append("\n\n".join([f"{title} ({len(some)})", *lines]))
    parts.append(_("This message was sent by the system; what has been sent in meanwhile needs no answer."))
    return "\n\n".join(parts) + "\n"


def _by_urgency(things, today):
    groups = [
        (_("OVERDUE"), [owed for owed in things if owed.days_late(today) > 0]),
        (_("DUE TODAY"), [owed for owed in things if owed.days_late(today) == 0]),
        (_("DUE SOON"), [owed for owed in things if owed.days_late(today) < 0]),
    ]
    return [(title, some) for title, some in groups if some]


def _entry(person, owed, today) -> str:
    unit = "" if person.is_unit_officer else f"{owed.unit.body_name}: "
    return f"– {unit}{line_of(owed, today)}\n  {absolute(owed.url_for(person))}"


def line_of(owed: Owed, today: date) -> str:
    """One thing owed, in one line: what, about what, by when, how late."""
    return f"{owed.step.label}: {owed.title} ({when_due(owed, today)})"


def when_due(owed: Owed, today: date) -> str:
    if owed.step == Step.SUCCESSOR:
        return _("the unit ended on %s; no successor is named") % day(owed.due_on)
    late = owed.days_late(today)
    words = _("at the latest on %s") % day(owed.due_on)
    if late > 0:
        words += ", " + ngettext("%(shown)s day late", "%(shown)s days late", late) % {"shown": number(late)}
    return words


def text_to_copy(unit, things: list[Owed], today: date) -> str:
    """What an officer pastes into any messenger for a unit: all it owes, and where to send it."""
    parts = [_("To %s: please send what is still owed after the inspection.") % unit.body_name]
    parts += [f"– {line_of(owed, today)}" for owed in things]
    addresses = dict.fromkeys(absolute(_page(owed)) for owed in things)
    return "\n".join([*parts, *addresses])


def _page(owed) -> str:
    if owed.field == "demand":
        return reverse("portal:conclusion", args=[owed.thing.finding.conclusion_id])
    return owed.thing.get_absolute_url()
