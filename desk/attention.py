"""What has to be dealt with in one round, most urgent first, out of what the reader may see."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day, days_left, number
from core.waiting import Waiting
from core.workdays import Calendar
from inspections.models import Visit
from inspections.waiting import announcing_line
from inspections.workflow import VisitState

# So many units are named in one line; the others are counted.
NAMES_SHOWN = 3


def attention(round_, lines, demands, calendar: Calendar, manages: bool) -> list[Waiting]:
    """Lines about what to prepare (for those who manage it), late visits, minutes and remediation."""
    told = [*_late(lines, calendar), *_states(lines)]
    told += [*_overdue(round_, demands, calendar), *_plans_late(round_, demands), *_reported(round_, demands)]
    if manages:
        told += [*_to_prepare(round_), *_to_announce(round_, lines, calendar)]
    return sorted(told)


def _to_announce(round_, lines, calendar) -> list[Waiting]:
    line = announcing_line(round_, [line.visit for line in lines], calendar)
    return [line] if line else []


def _to_prepare(round_) -> list[Waiting]:
    """A head that no team has, and the units of the plan that no round visits yet."""
    start, found = round_.period_start, []
    if not any(team.head for team in round_.teams.all()):
        text, url = _("No team has a head yet"), reverse("inspections:team_create", args=[round_.code])
        found.append(Waiting(1, start, text, url, icon="user-plus"))
    visited = Visit.objects.filter(round__plan=round_.plan_id).values("unit")
    left = round_.plan.plan_units.exclude(unit__in=visited).count()
    if left:
        words = ngettext("%(n)s unit of the plan has no visit", "%(n)s units of the plan have no visit", left)
        url = reverse("inspections:visit_schedule", args=[round_.code])
        found.append(Waiting(2, start, words % {"n": number(left)}, url, icon="calendar-plus"))
    return found


def _late(lines, calendar) -> list[Waiting]:
    today = timezone.localdate()
    return [
        Waiting(
            0,
            line.visit.date,
            _("%s: the day of the visit is over, it was not started") % line.visit.body_name,
            line.visit.get_absolute_url(),
            days_left(-max(calendar.working_days_between(line.visit.date, today), 1)),
            "calendar-x",
        )
        for line in lines
        if line.is_late
    ]


def _states(lines) -> list[Waiting]:
    """One line for the minutes to sign and one for the conclusions to issue."""
    unsigned = [line.visit for line in lines if line.visit.state == VisitState.COMPLETED]
    signed = [line.visit for line in lines if line.visit.state == VisitState.SIGNED]
    words = [
        (
            unsigned,
            ngettext(
                "%(n)s visit waits for its minutes", "%(n)s visits wait for their minutes", len(unsigned)
            ),
            "pen-line",
        ),
        (
            signed,
            ngettext(
                "%(n)s visit waits for its conclusion", "%(n)s visits wait for their conclusion", len(signed)
            ),
            "stamp",
        ),
    ]
    return [
        Waiting(
            1,
            visits[0].date,
            text % {"n": number(len(visits))},
            visits[0].get_absolute_url(),
            _names([visit.body_name for visit in visits]),
            icon,
        )
        for visits, text, icon in words
        if visits
    ]


def _names(names) -> str:
    shown, more = ", ".join(names[:NAMES_SHOWN]), len(names) - NAMES_SHOWN
    return _("%(names)s and %(n)d more") % {"names": shown, "n": more} if more > 0 else shown


def _findings(round_, state) -> str:
    return f"{reverse('findings:list')}?round={round_.code}&remediation={state}"


def _overdue(round_, demands, calendar) -> list[Waiting]:
    """One line per unit that owes something after its day."""
    today = timezone.localdate()
    rows = (
        demands.overdue()
        .order_by()
        .values_list("unit__body_name")
        .annotate(n=Count("pk"), first=Min("due_on"))
    )
    return [
        Waiting(
            0,
            first,
            ngettext("%(unit)s: %(n)s demand overdue", "%(unit)s: %(n)s demands overdue", n)
            % {"unit": unit, "n": n},
            _findings(round_, "overdue"),
            _("since %(day)s, %(late)s")
            % {"day": day(first), "late": days_left(-max(calendar.working_days_between(first, today), 1))},
            "circle-alert",
        )
        for unit, n, first in rows
    ]


def _plans_late(round_, demands) -> list[Waiting]:
    """One line for all units whose remediation plan did not come by its day."""
    rows = demands.plan_overdue().order_by().values_list("unit__body_name")
    units = list(rows.annotate(first=Min("plan_due_on")).order_by("first", "unit__body_name"))
    if not units:
        return []
    words = ngettext("%(n)s unit is late with its plan", "%(n)s units are late with their plans", len(units))
    return [
        Waiting(
            0,
            units[0][1],
            words % {"n": number(len(units))},
            _findings(round_, "plan_overdue"),
            _names([name for name, _first in units]),
            "calendar-clock",
        )
    ]


def _reported(round_, demands) -> list[Waiting]:
    waiting = demands.to_judge().aggregate(n=Count("pk"), first=Min("due_on"))
    if not waiting["n"]:
        return []
    text = ngettext(
        "%(n)s remediation plan or report to judge",
        "%(n)s remediation plans and reports to judge",
        waiting["n"],
    )
    return [
        Waiting(
            1,
            waiting["first"],
            text % {"n": number(waiting["n"])},
            _findings(round_, "to_judge"),
            icon="inbox",
        )
    ]
