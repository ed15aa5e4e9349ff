"""Who may do what in the exchange with the units, with the reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if
from inspections.permissions import works_for_agency


def can_chase(user) -> Verdict:
    """Units are chased by the officers of an agency and by leaders."""
    return allow_if(
        user.is_leader or (user.is_officer and user.unit_id),
        _("Only officers and leaders of the agency chase what is owed."),
    )


def can_send_again(user, digest) -> Verdict:
    """Whoever chases what the message is about; the views show nobody else the message."""
    return can_chase(user)


def can_make_link(user, plan) -> Verdict:
    """Links for contacts of a unit are made and revoked by the agency that asks."""
    return allow_if(
        works_for_agency(user, plan), _("Only officers and leaders of the agency make links for contacts.")
    )


def can_see_requests(user) -> Verdict:
    return allow_if(
        user.is_leader or user.is_officer, _("Only officers and leaders see what was sent to the units.")
    )
