"""Who may do what in the exchange between the agency and the units, each answer with its reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if


def can_chase(user) -> Verdict:
    return allow_if(
        user.is_leader or (user.is_officer and user.unit_id),
        _("Only officers and leaders of the agency chase what is owed."),
    )
