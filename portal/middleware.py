"""Contacts who came by a signed link, kept to their one request; and who of a unit opened what."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from .links import SESSION_KEY, held_link
from .models import Opening, RequestKind
from .reach import is_within_reach

# The page that shows each kind of request to the unit.
OPENED_ON = {
    "field:self_report": RequestKind.SELF_REPORT,
    "portal:consultation": RequestKind.COMMENTS,
    "portal:conclusion": RequestKind.CONCLUSION,
}
LEAVING = "logout"


class ContactMiddleware:
    """Makes `request.user` the contact of the link that this browser opened, on its pages only.

    The link is looked at on every request. Stands after AuthenticationMiddleware and before
    LoginRequiredMiddleware. Who signed in with a password is never replaced.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        open_to_all = not getattr(view, "login_required", True)
        if open_to_all or SESSION_KEY not in request.session or request.user.is_authenticated:
            return None
        link = held_link(request)
        if link is None:
            del request.session[SESSION_KEY]
            return gone(request)
        match = request.resolver_match
        if match.view_name == LEAVING or is_within_reach(link, match.view_name, kwargs):
            request.user = link.user
            return None
        return self._elsewhere(request, link)

    def _elsewhere(self, request, link):
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied(_("Your link opens one request only."))
        messages.info(request, _("Your link opens this request only."))
        return redirect(link.request)


def gone(request):
    """The page for a link that was revoked or has expired, with what to do."""
    return render(request, "portal/link_gone.html", status=410)


class OpeningMiddleware:
    """Writes a read receipt when somebody of a unit was shown a request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        kind = OPENED_ON.get(getattr(request.resolver_match, "view_name", None))
        shown = kind and request.method == "GET" and response.status_code == 200
        if shown and request.user.is_authenticated and request.user.is_unit_officer:
            Opening.note(request.user, kind, request.resolver_match.kwargs["pk"])
        return response
