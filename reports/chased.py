"""Which demands a letter to a unit chases, and for whom."""

from django.db.models import Q
from django.utils.translation import gettext as _

from core.errors import DomainError
from findings.models import Demand
from findings.models.demands import is_past
from findings.workflow import PLAN_OWED_STATES
from units.models import Unit


def usually_chased(unit, day, demands=None):
    """What of `demands`, or of all, `unit` is late with on `day`; when it is not late, all that it owes."""
    owed = (Demand.objects.all() if demands is None else demands).owed().filter(unit=unit)
    plan_is_late = Q(state__in=PLAN_OWED_STATES) & is_past("plan_due_on", day)
    late = owed.filter(is_past("due_on", day) | plan_is_late)
    return late if late.exists() else owed


def check_owed(unit, demands, by) -> list[Demand]:
    """`demands` as they stand now; DomainError when one of them is not owed by `unit`, or none is given."""
    given = {demand.pk: demand for demand in demands}
    owed = Demand.objects.visible_to(by).owed().filter(pk__in=given, unit=unit)
    owed = list(owed.select_related("finding__visit__round__plan__agency"))
    others = given.keys() - {demand.pk for demand in owed}
    if others:
        numbers = ", ".join(sorted(given[pk].finding.number for pk in others))
        raise DomainError(_("%(unit)s does not owe this: %(numbers)s.") % {"unit": unit, "numbers": numbers})
    if not owed:
        raise DomainError(_("%s owes nothing.") % unit)
    return owed


def one_agency(demands, by) -> Unit:
    """Who writes: the agency of `by` where it, or what it came from, demanded all of it."""
    agencies = {demand.finding.visit.round.plan.agency for demand in demands}
    if all(agency.pk in by.unit_ids for agency in agencies):
        return by.unit
    if len(agencies) > 1 or not by.is_leader:
        raise DomainError(_("A letter chases what is owed to the own agency."))
    return agencies.pop()


def agency_on(agency, day) -> Unit:
    """The agency, or what it had become by `day`; of several that of the same name."""
    if agency.active_on(day):
        return agency
    alive = Unit.objects.active_on(day).filter(pk__in=agency.heirs()).select_related("parent")
    return next((unit for unit in alive if unit.name == agency.name), None) or alive.first() or agency
