"""The words of reminders: of the mail to one person, of its notice, and of a message for any messenger."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day

# The headings of a mail, by how the last day lies to today.
LATE, NOW, SOON = range(3)


def absolute(path: str) -> str:
    """The whole address of a page, for those who read it outside of the site."""
    return settings.SITE_URL.rstrip("/") + path


def subject_of(dues) -> str:
    late = sum(due.stage > 0 for due in dues)
    if late:
        return ngettext("%d demand is overdue", "%d demands are overdue", late) % late
    words = ngettext("%d demand has to be remedied soon", "%d demands have to be remedied soon", len(dues))
    return words % len(dues)


def notice_of(dues) -> str:
    first = min(dues, key=lambda due: due.due_on)
    words = {"what": subject_of(dues), "first": line_of(first)}
    return _("%(what)s: %(first)s") % words


def line_of(due) -> str:
    """One line about one demand: its number, what is owed, and by when."""
    words = {
        "number": due.demand.finding.number,
        "title": due.demand.finding.title,
        "what": _("plan") if due.step == "plan" else _("report"),
        "day": day(due.due_on),
    }
    return _("%(number)s %(title)s: %(what)s at the latest on %(day)s") % words


def body_of(person, dues) -> str:
    """All that has become due for `person`, the latest first, under headings, with where to go."""
    headings = {LATE: _("Overdue"), NOW: _("Due today"), SOON: _("Due soon")}
    parts = [_("Dear %s,") % person.get_full_name()]
    for group, heading in headings.items():
        lines = [_with_address(person, due) for due in dues if _group(due) == group]
        if lines:
            parts.append("\n".join([heading.upper(), *lines]))
    parts.append(_("This message was made by the system. What is sent there counts at once."))
    return "\n\n".join(parts)


def _group(due) -> int:
    return LATE if due.stage > 0 else NOW if due.stage == 0 else SOON


def _with_address(person, due) -> str:
    unit = "" if person.is_unit_officer else f"{due.demand.unit.body_name}: "
    address = absolute(due.demand.finding.conclusion.get_absolute_url())
    return f"- {unit}{line_of(due)}\n  {address}"


def message_to_copy(unit, demands, addresses) -> str:
    """A message about `demands` of `unit` for any messenger, with the addresses to answer at."""
    lines = [
        _("- %(number)s %(title)s, at the latest on %(day)s")
        % {"number": one.finding.number, "title": one.finding.title, "day": day(one.next_due_on)}
        for one in demands
    ]
    opening = _("To %s. Please put right and report:") % unit.body_name
    return "\n".join([opening, *lines, *map(absolute, addresses)])
