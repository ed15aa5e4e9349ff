"""What each role sees of plans, rounds and visits, and whose teams it sends out, as conditions on rows."""

from django.db.models import Q

from .permissions import LEADING
from .workflow import ANNOUNCED_KINDS, BEGUN_STATES, VisitState

EVERYTHING, NOTHING = Q(), Q(pk__in=[])


def seen_visits(user, path: str = "") -> Q:
    """Conditions on visits reached over `path` (for example "visits__") that `user` may know of.

    An unannounced visit is known before it starts only to its team, to officers and to leaders.
    Only positive conditions are used, so that all of them hold for one and the same visit.
    """

    def on(**conditions):
        return Q(**{path + name: value for name, value in conditions.items()})

    if user.is_leader:
        return EVERYTHING
    in_the_open = on(kind__in=ANNOUNCED_KINDS) | on(state__in=BEGUN_STATES)
    if user.is_administrator:
        return in_the_open
    seen = on(team__members__user=user)
    if user.is_officer:
        seen |= on(round__plan__agency__in=user.unit_ids)
    elif user.is_unit_officer:
        seen |= on(unit__in=user.unit_ids) & in_the_open
    elif user.is_viewer:
        seen |= on(state=VisitState.CONCLUDED)
    return seen


def seen_rounds(user, path: str = "") -> Q:
    """Conditions on rounds: those of the own agency or teams, and those with a visit the person knows of."""
    if user.is_leader or user.is_administrator:
        return EVERYTHING
    return own_rounds(user, path) | seen_visits(user, f"{path}visits__")


def own_rounds(user, path: str = "") -> Q:
    """Conditions on rounds: those of the own teams, and for an officer those of the agency."""
    own = Q(**{f"{path}teams__members__user": user})
    return own | Q(**{f"{path}plan__agency__in": user.unit_ids}) if user.is_officer else own


def seen_plans(user) -> Q:
    if user.is_leader or user.is_administrator:
        return EVERYTHING
    seen = seen_rounds(user, "rounds__")
    if user.is_officer:
        seen |= Q(agency__in=user.unit_ids)
    return seen


def seen_plan_units(user) -> Q:
    """Conditions on the units of a plan: an inspected unit sees itself, not who else was chosen."""
    return Q(unit__in=user.unit_ids) if user.is_unit_officer else EVERYTHING


def sent_teams(user) -> Q:
    """Conditions on teams: those that a person leads, and those of the own agency for who sends them."""
    if user.is_leader:
        return EVERYTHING
    if user.is_administrator:
        return NOTHING
    sent = Q(members__user=user, members__role__in=LEADING)
    return sent | Q(round__plan__agency__in=user.unit_ids) if user.is_officer else sent
