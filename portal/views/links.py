"""Signed links: made, shown, renewed and revoked by the agency; opened by the contact."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin
from findings.models import Consultation, Demand
from inspections.models import SelfReport
from units.models import Unit

from .. import permissions
from ..forms import ContactForm, units_asked
from ..letters import mail, message_of
from ..links import hold
from ..middleware import gone
from ..models import AccessLink, RequestKind
from .conclusions import visible_conclusion


def opening_address(request, link) -> str:
    return request.build_absolute_uri(reverse("portal:open_link", args=[link.token]))


@login_not_required
@never_cache
@require_GET
def open_link(request, token):
    """Let a contact in; who is signed in already goes on as themself. 404 when forged, 410 when over."""
    link = AccessLink.of_token(token)
    if link is None:
        return render(request, "portal/link_unknown.html", status=404)
    if request.user.is_authenticated and link.request:
        return redirect(link.request)
    if not link.is_valid or link.request is None:
        link.rest_person()
        return gone(request)
    hold(request, link)
    return redirect(link.request)


class MakeLinkView(VerbFormMixin, FormView):
    """Name a contact of the unit who gets a link to one request."""

    template_name = "portal/link_form.html"
    form_class = ContactForm

    @cached_property
    def kind(self) -> RequestKind:
        return RequestKind(self.kwargs["kind"])

    @cached_property
    def asked(self):
        """The self-report, consultation or conclusion; 404 when the person may not see it."""
        user, pk = self.request.user, self.kwargs["pk"]
        if self.kind == RequestKind.CONCLUSION:
            return visible_conclusion(user, pk)
        model = SelfReport if self.kind == RequestKind.SELF_REPORT else Consultation
        rows = model.objects.visible_to(user).select_related("visit__round__plan", "visit__unit")
        return get_object_or_404(rows, visit=pk)

    @property
    def thing(self):
        return self.asked if self.kind == RequestKind.CONCLUSION else self.asked.visit

    def allowed(self):
        return permissions.can_make_link(self.request.user, self.thing.round.plan)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"units": units_asked(self._units())}

    def _units(self) -> list[Unit]:
        if self.kind != RequestKind.CONCLUSION:
            return [self.thing.unit]
        demands = Demand.objects.filter(finding__conclusion=self.asked).select_related("unit")
        return list({each.unit for each in [*self.asked.all_visits, *demands]})

    def carry_out(self, form):
        self.link = AccessLink.make(self.kind, self.thing, by=self.request.user, **form.cleaned_data)

    def afterwards(self):
        self.done = _send(self.request, self.link)

    def get_success_url(self):
        return self.link.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            asked=self.asked,
            kind=self.kind,
            cancel_url=self.asked.get_absolute_url(),
            submit_label=_("Make the link"),
            **kwargs,
        )


def _send(request, link) -> str:
    """Send a fresh link by e-mail where there is an address; gives back what came of it, in words."""
    if not link.user.email:
        return _("The link is made. Copy the message and send it yourself.")
    if mail(link, opening_address(request, link)):
        return _("The link is made and was sent to %s.") % link.user.email
    return _("The link is made, but the e-mail could not be sent: copy the message and send it yourself.")


def visible_link(user, pk) -> AccessLink:
    """The link; 404 for whoever could not make it."""
    links = AccessLink.objects.select_related(
        "user__unit", "created_by", "visit__round__plan__agency", "conclusion__round__plan__agency"
    )
    link = get_object_or_404(links, pk=pk)
    if not permissions.can_make_link(user, link.round.plan):
        raise Http404
    return link


@never_cache
@require_GET
def link_page(request, pk):
    """One link with its ready message; the address itself is shown only while it opens something."""
    link = visible_link(request.user, pk)
    context = {"link": link}
    if link.is_valid and link.request:
        address = opening_address(request, link)
        context |= {"address": address, "message": message_of(link, address)}
    return render(request, "portal/link.html", context)


@require_POST
def revoke(request, pk):
    link = visible_link(request.user, pk)
    link.revoke(by=request.user)
    messages.success(request, _("The link is revoked."))
    return redirect(link)


@require_POST
def renew(request, pk):
    """A fresh link for the same person; the old one is revoked."""
    link = visible_link(request.user, pk)
    fresh = link.renew(by=request.user)
    messages.success(request, _send(request, fresh))
    return redirect(fresh)
