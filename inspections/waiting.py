"""What waits for a person in planning and visiting: plans to approve, rounds to open, visits of the day."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.formats import day
from core.waiting import Waiting

from .models import Plan, Round, SelfReport, TeamMember, Visit
from .progress import progress_of
from .workflow import PlanState, RoundState, VisitState

RUNNING = [VisitState.PLANNED, VisitState.UNDER_WAY, VisitState.COMPLETED]


def waiting_for(user) -> list[Waiting]:
    """The lines of one person; the page that joins the rooms sorts them."""
    lines = _visits(user)
    if user.is_leader:
        lines += _plans_to_approve(user)
    if user.is_officer:
        lines += [*_plans_to_prepare(user), *_rounds_to_move(user)]
    return lines + _self_reports_overdue(user)


def _running(user):
    visits = Visit.objects.visible_to(user).filter(round__state=RoundState.OPEN, state__in=RUNNING)
    return visits.select_related("unit__parent__parent", "round__plan").order_by("date", "pk")


# Visits of the own teams, and of the agency


def _visits(user) -> list[Waiting]:
    """What the person does as a member of a team, and what an officer has to look after in the agency."""
    seats = {seat.team_id: seat.role for seat in user.team_memberships.all()}
    if not (seats or user.is_officer):
        return []
    visits = list(_running(user).filter(_of_interest(user, seats)).annotate(is_present=_is_present(user)))
    mine = [visit for visit in visits if _acts_on(visit, seats)]
    progress = progress_of([visit for visit in mine if visit.state == VisitState.UNDER_WAY])
    today = timezone.localdate()
    lines = [_line_of_member(visit, seats[visit.team_id], progress.get(visit.pk), today) for visit in mine]
    lines += [_line_of_agency(visit) for visit in visits if visit.team_id not in seats]
    return [line for line in lines if line]


def _of_interest(user, seats) -> Q:
    """Visits of the teams, and for an officer those that nobody started on their day or signed off."""
    wanted = Q(team__in=seats)
    if user.is_officer:
        late = Q(state=VisitState.PLANNED, date__lt=timezone.localdate())
        wanted |= Q(round__plan__agency__in=user.unit_ids) & (late | Q(state=VisitState.COMPLETED))
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


def _line_of_agency(visit) -> Waiting:
    return _minutes(visit) if visit.state == VisitState.COMPLETED else _missed(visit)


def _missed(visit) -> Waiting:
    return Waiting(
        0,
        visit.date,
        _("%s was not visited on its day") % visit.body_name,
        reverse("inspections:visit_edit", args=[visit.pk]),
        _("planned for %s; give it another day") % day(visit.date),
        "calendar-x",
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
