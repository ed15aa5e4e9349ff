"""Who may open the pages where everything meets."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if


def can_see_figures(user) -> Verdict:
    """Whoever may read of several units; what an inspected unit may know stands on its own page."""
    return allow_if(
        not user.is_unit_officer,
        _("Figures over all units are the agency's; those of your unit stand on its own page."),
    )
