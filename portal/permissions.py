"""Who may do what with links to requests, with the reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if
from inspections.permissions import works_for_agency


def can_make_link(user, plan) -> Verdict:
    """Links for contacts of a unit are made and revoked by the agency that asks."""
    return allow_if(
        works_for_agency(user, plan), _("Only officers and leaders of the agency make links for contacts.")
    )


def can_see_requests(user) -> Verdict:
    return allow_if(
        user.is_leader or user.is_officer, _("Only officers and leaders see what was sent to the units.")
    )
