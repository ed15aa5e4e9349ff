"""The session of a contact: which link a browser has opened, and whether it is still good."""

from .models import AccessLink

SESSION_KEY = "portal_link"


def hold(request, link) -> None:
    """Let this browser in by `link`, under a session key that nobody knew before."""
    request.session.cycle_key()
    request.session[SESSION_KEY] = link.pk


def held_link(request) -> AccessLink | None:
    """The link by which this browser came, if it is valid now and its request still stands."""
    links = AccessLink.objects.select_related(
        "user__unit", "visit__self_report", "visit__consultation", "conclusion"
    )
    link = links.filter(pk=request.session[SESSION_KEY]).first()
    return link if link and link.is_valid and link.request else None
