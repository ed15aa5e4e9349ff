"""What waits for a person in planning and visiting: plans to approve, rounds to open, visits of the day."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day, days_left, number
from core.waiting import Waiting
from core.workdays import Calendar

from .models import Plan, Round, SelfReport, TeamMember, Visit
from .models.announcing import untold
from .progress import progress_of
from .workflow import PlanState, RoundState, VisitState

# So long before its last day an announcement is called to mind.
SOON = timedelta(days=7)
RUNNING = [VisitState.PLANNED, VisitState.UNDER_WAY, VisitState.COMPLETED]


def waiting_for(user, calendar: Calendar | None = None) -> list[Waiting]:
    """The lines of one person; the page that joins the rooms sorts them, and gives the calendar of all."""
    lines = _visits(user, calendar)
    if user.is_leader:
        lines += _plans_to_approve(user)
    if user.is_officer:
        lines += [*_plans_to_prepare(user), *_rounds_to_move(user)]
    return lines + _self_reports_overdue(user)


# Visits of the own teams, and of the agency


def _visits(user, calendar) -> list[Waiting]:
    """What the person does as a member of a team, and what an officer has to look after in the agency."""
    seats = {seat.team_id: seat.role for seat in user.team_memberships.all()}
    if not (seats or user.is_officer):
        return []
    visits = _in_their_order(user).filter(_of_interest(user, seats)).annotate(is_present=_is_present(user))
    visits = list(visits)
    open_ones = [visit for visit in visits if visit.round.state == RoundState.OPEN]
    mine = [visit for visit in open_ones if _acts_on(visit, seats)]
    progress = progress_of([visit for visit in mine if visit.state == VisitState.UNDER_WAY])
    today = timezone.localdate()
    lines = [_line_of_member(visit, seats[visit.team_id], progress.get(visit.pk), today) for visit in mine]
    if user.is_officer:
        lines += [_line_of_agency(visit) for visit in open_ones if visit.team_id not in seats]
        own = [visit for visit in visits if visit.round.plan.agency_id in user.unit_ids]
        lines += _lines_of_rounds(own, calendar)
    return [line for line in lines if line]


def _in_their_order(user):
    visits = Visit.objects.visible_to(user).select_related("unit__parent__parent", "round__plan")
    return visits.order_by("date", "pk")


def _of_interest(user, seats) -> Q:
    """Visits of the teams, and for an officer those not started on their day, not signed, not announced."""
    running = Q(round__state=RoundState.OPEN, state__in=RUNNING)
    wanted = running & Q(team__in=seats)
    if user.is_officer:
        late = Q(state=VisitState.PLANNED, date__lt=timezone.localdate())
        unfinished = running & (late | Q(state=VisitState.COMPLETED))
        wanted |= Q(round__plan__agency__in=user.unit_ids) & (unfinished | untold())
    return wanted


def _is_present(user) -> Exists:
    return Exists(Visit.members.through.objects.filter(visit=OuterRef("pk"), user=user))


def _acts_on(visit, seats) -> bool:
    """Guests only read, and so do members on the visits for which they are not listed."""
    role = seats.get(visit.team_id, TeamMember.Role.GUEST)
    return role != TeamMember.Role.GUEST and (role != TeamMember.Role.MEMBER or visit.is_present)


def _line_of_member(visit, role, progress, today) -> Waiting | None:
    url, name = visit.get_absolute_url(), visit.body_name
    if visit.state == VisitState.PLANNED and visit.date <= today:
        text = _("Start the visit to %s") % name
        return Waiting(_due(visit, today), visit.date, text, url, day(visit.date), "circle-play")
    if visit.state == VisitState.UNDER_WAY:
        detail = _("%(done)d of %(asked)d answered") % {"done": progress.answered, "asked": progress.asked}
        return Waiting(
            _due(visit, today), visit.date, _("Go on with %s") % name, url, detail, "clipboard-list"
        )
    if visit.state == VisitState.COMPLETED and role in {TeamMember.Role.HEAD, TeamMember.Role.SECRETARY}:
        return _minutes(visit)
    return None


def _due(visit, today) -> int:
    return 0 if visit.date < today else 1


def _minutes(visit) -> Waiting:
    text = _("Enter the signed minutes of %s") % visit.body_name
    return Waiting(1, visit.date, text, visit.get_absolute_url(), day(visit.date), "pen-line")


# In the agency


def _plans_to_approve(user) -> list[Waiting]:
    plans = Plan.objects.visible_to(user).filter(state=PlanState.DRAFT).annotate(n=Count("plan_units"))
    return [
        Waiting(
            1,
            timezone.localdate(),
            _("Approve %s") % plan,
            plan.get_absolute_url(),
            _("%d units chosen") % plan.n,
            "stamp",
        )
        for plan in plans
        if plan.n
    ]


def _plans_to_prepare(user) -> list[Waiting]:
    """Drafts without units, and approved plans under which no round was made yet."""
    empty, bare = Q(state=PlanState.DRAFT, plan_units=None), Q(state=PlanState.APPROVED, rounds=None)
    plans = Plan.objects.visible_to(user).filter(empty | bare, agency__in=user.unit_ids).distinct()
    return [_line_of_plan(plan) for plan in plans]


def _line_of_plan(plan) -> Waiting:
    is_draft = plan.state == PlanState.DRAFT
    text = _("Choose the units of %s") if is_draft else _("Make a round under %s")
    page = "inspections:plan_units" if is_draft else "inspections:round_create"
    return Waiting(2, timezone.localdate(), text % plan, reverse(page, args=[plan.pk]), icon="calendar-plus")


def _rounds_to_move(user) -> list[Waiting]:
    """Rounds to prepare and open, and open ones of which every visit is concluded."""
    rounds = (
        Round.objects.visible_to(user).filter(plan__agency__in=user.unit_ids).exclude(state=RoundState.CLOSED)
    )
    counted = rounds.annotate(
        n=Count("visits", distinct=True),
        concluded=Count("visits", filter=Q(visits__state=VisitState.CONCLUDED), distinct=True),
    )
    return [line for round_ in counted if (line := _line_of_round(round_))]


def _line_of_round(round_) -> Waiting | None:
    url = round_.get_absolute_url()
    if round_.state == RoundState.PREPARING:
        urgency = 1 if round_.period_start <= timezone.localdate() else 2
        text = _("Prepare and open %s") % round_
        return Waiting(
            urgency,
            round_.period_start,
            text,
            url,
            _("starts on %s") % day(round_.period_start),
            "calendar-cog",
        )
    if round_.n and round_.n == round_.concluded:
        text = _("Close %s") % round_
        return Waiting(2, round_.period_end, text, url, _("every visit is concluded"), "calendar-check")
    return None


def _line_of_agency(visit) -> Waiting | None:
    if visit.state == VisitState.COMPLETED:
        return _minutes(visit)
    return _missed(visit) if visit.date < timezone.localdate() else None


def _missed(visit) -> Waiting:
    return Waiting(
        0,
        visit.date,
        _("%s was not visited on its day") % visit.body_name,
        reverse("inspections:visit_edit", args=[visit.pk]),
        _("planned for %s; give it another day") % day(visit.date),
        "calendar-x",
    )


# Announcements


def to_announce(user) -> list[Waiting]:
    """One line for each round in which units must soon be told of their visits, or should have been.

    An officer is told of the rounds of the own agency, a leader of all.
    """
    visits = Visit.objects.visible_to(user).filter(untold()).select_related("round")
    if not user.is_leader:
        visits = visits.filter(round__plan__agency__in=user.unit_ids)
    return sorted(_lines_of_rounds(visits, None))


def _lines_of_rounds(visits, calendar) -> list[Waiting]:
    """What is to be announced of `visits`, round by round; the calendar is read only where there is any."""
    by_round = defaultdict(list)
    for visit in visits:
        if visit.is_to_announce:
            by_round[visit.round].append(visit)
    if not by_round:
        return []
    calendar = calendar or Calendar.load()
    lines = (announcing_line(round_, some, calendar) for round_, some in by_round.items())
    return [line for line in lines if line]


def announcing_line(round_, visits, calendar) -> Waiting | None:
    """The line of one round about those of its `visits` that are to be announced; None while none presses."""
    today = timezone.localdate()
    days = [visit.announce_by(calendar) for visit in visits if visit.is_to_announce]
    pressing = [by for by in days if by <= today + SOON]
    if not pressing:
        return None
    first, n = min(pressing), len(pressing)
    text = ngettext("%(n)s visit of %(round)s to announce", "%(n)s visits of %(round)s to announce", n)
    left = calendar.working_days_between(today, first)
    return Waiting(
        0 if first < today else 1 if first == today else 2,
        first,
        text % {"n": number(n), "round": round_.code},
        reverse("inspections:announce", args=[round_.code]),
        f"{_('by %(day)s') % {'day': day(first)}}, {days_left(min(left, -1) if first < today else left)}",
        "megaphone",
    )


# Self-reports


def _self_reports_overdue(user) -> list[Waiting]:
    """Those that the person asked for and that did not come in time."""
    late = SelfReport.objects.awaited().filter(asked_by=user, due_on__lt=timezone.localdate())
    return [
        Waiting(
            0,
            report.due_on,
            _("%s has not sent its self-report") % report.visit.body_name,
            report.get_absolute_url(),
            _("by %(day)s") % {"day": day(report.due_on)},
            "alarm-clock",
        )
        for report in late.select_related("visit")
    ]
