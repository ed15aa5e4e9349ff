"""Pages and acts of the schedule: a visit put in, moved, or taken out again."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import CreateView, FormView, UpdateView

from core.acts import VerbFormMixin, perform, require
from core.formats import day
from core.permissions import Verdict, allow_if

from .. import permissions
from ..fetching import visible_visit
from ..forms.visits import UnannouncedForm, VisitForm
from ..models import Team, Visit
from .rounds import RoundFormMixin


class VisitScheduleView(RoundFormMixin, CreateView):
    """A new visit; `?outside=1` offers all units of the province for what no plan foresaw.

    `?reinspects=` names the concluded visit that the new one looks at again.
    """

    template_name = "inspections/visit_form.html"
    form_class = VisitForm
    extra_context = {"title": gettext_lazy("Schedule a visit")}

    @cached_property
    def outside(self) -> bool:
        return "outside" in self.request.GET

    @cached_property
    def first(self) -> Visit | None:
        """The visit to be inspected again; 404 where `?reinspects=` names none that can be."""
        pk = self.request.GET.get("reinspects")
        if pk is None:
            return None
        if not (pk.isascii() and pk.isdecimal() and len(pk) < 18):
            raise Http404
        first = visible_visit(self.request.user, pk)
        if not permissions.can_reinspect(self.request.user, first):
            raise Http404
        return first

    def get_form_kwargs(self):
        instance = Visit(round=self.round)
        return super().get_form_kwargs() | {
            "instance": instance,
            "round": self.round,
            "outside": self.outside,
            "first": self.first,
        }

    def carry_out(self, form):
        visit = Visit.schedule(
            by=self.request.user, round=self.round, members=form.chosen_members, **form.typed
        )
        self.done = _("%(unit)s is scheduled for %(day)s.") % {
            "unit": visit.body_name,
            "day": day(visit.date),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(outside=self.outside, first=self.first, **kwargs)


class VisitRescheduleView(VerbFormMixin, UpdateView):
    template_name = "inspections/visit_form.html"
    form_class = VisitForm
    done = gettext_lazy("The visit is saved.")
    extra_context = {"title": gettext_lazy("Edit visit")}

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return permissions.can_change_schedule(self.request.user, self.visit)

    def get_object(self, queryset=None):
        # A copy of its own: the form writes into it what was typed.
        return visible_visit(self.request.user, self.kwargs["pk"])

    def get_form_kwargs(self):
        in_plan = self.visit.round.plan.plan_units.filter(unit=self.visit.unit_id).exists()
        return super().get_form_kwargs() | {"round": self.visit.round, "outside": not in_plan}

    def carry_out(self, form):
        form.instance.reschedule(
            by=self.request.user,
            members=form.chosen_members,
            version=form.cleaned_data["version"],
            **form.typed,
        )

    def get_success_url(self):
        return self.visit.round.get_absolute_url()

    def get_context_data(self, **kwargs):
        round_ = self.visit.round
        return super().get_context_data(
            visit=self.visit, round=round_, cancel_url=round_.get_absolute_url(), **kwargs
        )


class UnannouncedView(VerbFormMixin, FormView):
    """Begin an unannounced visit now, from a phone; `?round=` leaves the teams of one round."""

    template_name = "inspections/unannounced_form.html"
    form_class = UnannouncedForm
    done = gettext_lazy("The visit has started.")
    extra_context = {"title": gettext_lazy("Unannounced visit"), "submit_label": gettext_lazy("Start visit")}

    @cached_property
    def teams(self):
        teams = Team.objects.sent_by(self.request.user, timezone.localdate())
        code = self.request.GET.get("round", "").replace("\0", "")
        return teams.filter(round__code=code) if code else teams

    def allowed(self) -> Verdict:
        return allow_if(self.teams.exists(), _("You have no team to send in a round that is open today."))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"teams": self.teams, "user": self.request.user}

    def carry_out(self, form):
        self.visit = Visit.start_unannounced(by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return self.visit.get_absolute_url()


@require_safe
def reinspect(request, pk):
    """In which open round a concluded visit is inspected again; where there is but one, its form at once."""
    visit = visible_visit(request.user, pk)
    require(permissions.can_reinspect(request.user, visit))
    rounds = visit.rounds_to_reinspect_in(request.user)
    addresses = [_reinspection_form(visit, round_) for round_ in rounds]
    if len(rounds) == 1:
        return redirect(addresses[0])
    context = {
        "visit": visit,
        "choices": list(zip(rounds, addresses, strict=True)),
        "title": _("Schedule a re-inspection"),
    }
    return render(request, "inspections/reinspect.html", context)


def _reinspection_form(visit, round_) -> str:
    query = {"outside": 1, "reinspects": visit.pk}
    return reverse("inspections:visit_schedule", args=[round_.code], query=query)


@require_POST
def cancel_visit(request, pk):
    visit = visible_visit(request.user, pk)
    done = _("The visit to %s was taken out of the schedule.") % visit.body_name
    return perform(request, visit.cancel, done, then=visit.round)
