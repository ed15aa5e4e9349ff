"""Whom a person may judge."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if


def may_assess(user, unit) -> Verdict:
    """Whether `user` is independent of `unit`: it is neither the own unit under any name nor under it."""
    return allow_if(
        not unit.lies_in(user.kin_ids),
        _("Nobody assesses their own unit, its predecessors, successors or subunits."),
    )
