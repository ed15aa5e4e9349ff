"""Who sees which papers, as conditions on the rows of Document."""

from django.db.models import Q

from inspections.models import Round, Visit
from inspections.visibility import seen_rounds
from inspections.workflow import RoundState, VisitKind

from .chain import Kind
from .workflow import DocumentState

EVERYTHING = Q()
# What a closed round tells onlookers; letters and receipts are between two offices.
OF_A_ROUND = [Kind.ROUND_REPORT, Kind.OUTLINE, Kind.SCHEDULE_NOTICE, Kind.CONCLUSION]
SENT_TO_THE_INSPECTED = [Kind.OUTLINE, Kind.SCHEDULE_NOTICE]


def seen_documents(user) -> Q:
    """Papers belong to their agency; leaders and administrators read all of them.

    A paper on a round is also read by a team that made every visit it tells of, minutes and decisions by
    their team, and by viewers what a closed round told. A unit reads its receipts and what was issued to it.
    """
    if user.is_leader or user.is_administrator:
        return EVERYTHING
    if user.is_unit_officer:
        return _seen_by_units(user.unit_ids)
    if user.is_viewer:
        return _seen_by_onlookers(user)
    mine = _seen_by_team(user)
    if user.is_officer:
        mine |= Q(agency__in=user.unit_ids)
    return mine


def _seen_by_units(units) -> Q:
    announced = Visit._base_manager.filter(unit__in=units).exclude(kind=VisitKind.UNANNOUNCED)
    told = Q(visit__unit__in=units) | Q(visits__unit__in=units) | Q(unit__in=units)
    told |= Q(kind__in=SENT_TO_THE_INSPECTED, round__in=announced.values("round"))
    return Q(submission__unit__in=units) | Q(told, state=DocumentState.ISSUED)


def _seen_by_onlookers(user) -> Q:
    closed = Round._base_manager.filter(seen_rounds(user), state=RoundState.CLOSED).values("pk")
    return Q(kind=Kind.ROUND_REPORT, round__in=closed) | Q(
        kind__in=OF_A_ROUND, round__in=closed, state=DocumentState.ISSUED
    )


def _seen_by_team(user) -> Q:
    by_others = Visit._base_manager.exclude(team__members__user=user)
    of_round = Q(round__teams__members__user=user) & ~Q(round__in=by_others.values("round"))
    return of_round | Q(visit__team__members__user=user) | Q(team__members__user=user)
