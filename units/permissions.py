"""Who may do what with the register, and who may assess which unit."""

from django.utils.translation import gettext as _

from core.permissions import ALLOWED, Verdict, allow_if, refuse

from .models import Unit


def may_manage_register(user) -> Verdict:
    return allow_if(user.is_administrator, _("Only administrators manage units and people."))


def may_assess(user, unit: Unit) -> Verdict:
    """Nobody assesses the own unit, its predecessor, its successor, or a unit under any of these.

    One query for the successions; the parents of `unit` are read once each.
    """
    if user.unit_id is None:
        return ALLOWED
    own = user.unit.kin()
    above = unit
    while above is not None:
        if above.pk in own:
            return refuse(_("Nobody assesses the own unit, or a unit under it."))
        above = above.parent
    return ALLOWED
