"""What a person finds on coming in: what waits, and below it what the role lives by."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, Max, OuterRef, Q, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core.waiting import Waiting
from core.workdays import Calendar
from field.waiting import waiting_for as waiting_in_field
from findings.models import Demand
from findings.remediation import Remediation, remediation_by
from findings.waiting import waiting_for as waiting_in_findings
from inspections.models import Round, Team, Visit
from inspections.waiting import waiting_for as waiting_in_inspections
from inspections.workflow import RoundState, VisitState
from reports.waiting import waiting_for as waiting_in_reports

from .figures import rounds_with_counts
from .stages import Report, Stage, VisitCounts, current_stage, stages

DAYS_AHEAD = 14
ROWS_SHOWN = 10


@dataclass(frozen=True)
class RoundLine:
    """One round in a short list: where it stands, how many visits are over, how remediation goes."""

    round: Round
    stage: Stage
    counts: VisitCounts
    mending: Remediation


def waiting_for(user) -> list[Waiting]:
    """What waits for `user` in every room, most urgent first; each room looks at the seats in teams."""
    prefetch_related_objects([user], "team_memberships")
    calendar = SimpleLazyObject(Calendar.load)  # once, and only where a clock runs
    return sorted(
        [
            *waiting_in_inspections(user, calendar),
            *waiting_in_findings(user, calendar),
            *waiting_in_field(user),
            *waiting_in_reports(user),
        ]
    )


def running_rounds(user) -> list[RoundLine]:
    """The rounds that are not closed yet, the latest first, with `sends_team` for who may; two queries."""
    running = rounds_with_counts(user).exclude(state=RoundState.CLOSED).select_related("plan")
    sent = Team.objects.sent_by(user, timezone.localdate()).filter(round=OuterRef("pk"))
    rounds = running.annotate(
        report=Max("documents__pk"), made=Max("documents__files__turn"), sends_team=Exists(sent)
    )
    mending = remediation_by("finding__visit__round", Demand.objects.visible_to(user))
    return [_round_line(round_, mending.get(round_.pk, Remediation())) for round_ in rounds]


def _round_line(round_, mending) -> RoundLine:
    counts = VisitCounts(round_.visit_count, round_.done_count, round_.concluded_count)
    report = Report(begun=bool(round_.report), made=round_.made or 0)
    return RoundLine(round_, current_stage(stages(round_, counts, mending, report)), counts, mending)


def coming_visits(user) -> list[Visit]:
    """The visits of the own teams that go on now or are due within two weeks."""
    soon = timezone.localdate() + timedelta(days=DAYS_AHEAD)
    visits = Visit.objects.visible_to(user).filter(team__in=user.team_memberships.values("team"))
    visits = visits.exclude(round__state=RoundState.CLOSED)
    visits = visits.filter(Q(state=VisitState.PLANNED, date__lte=soon) | Q(state=VisitState.UNDER_WAY))
    return _shown(visits.order_by("date", "pk"))


def last_visits(user) -> list[Visit]:
    """The latest visits that the person sees."""
    return _shown(Visit.objects.visible_to(user).order_by("-date", "-pk"))


def _shown(visits) -> list[Visit]:
    return list(visits.select_related("round", "team")[:ROWS_SHOWN])


def closed_rounds(user) -> list[Round]:
    rounds = Round.objects.visible_to(user).filter(state=RoundState.CLOSED).select_related("plan")
    return list(rounds[:ROWS_SHOWN])
