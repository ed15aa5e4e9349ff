"""Pages and acts that make a round: the round itself, its teams, what it asks, and its announcement."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, FormView, UpdateView

from core.acts import VerbFormMixin, note_of, perform

from .. import permissions
from ..forms.rounds import AnnounceForm, AskedForm, RoundForm, TeamForm, member_formset
from ..models import ChecklistVersion, Round, Team, Visit
from ..models.rounds import ASKED_LEVELS
from .plans import PlanFormMixin


def visible_round(user, code) -> Round:
    """The round with its plan and checklist; 404 when `user` may not see it."""
    rounds = Round.objects.visible_to(user).select_related("plan__agency__parent", "checklist")
    return get_object_or_404(rounds, code=code)


class RoundFormMixin(VerbFormMixin):
    """A form about one round, for those whom `verdict` allows; it leads back to the round's page."""

    verdict = staticmethod(permissions.can_manage_round)

    @cached_property
    def round(self) -> Round:
        return visible_round(self.request.user, self.kwargs["code"])

    def allowed(self):
        return self.verdict(self.request.user, self.round)

    def get_success_url(self):
        return self.round.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, cancel_url=self.round.get_absolute_url(), **kwargs)


class RoundCreateView(PlanFormMixin, CreateView):
    template_name = "inspections/round_form.html"
    form_class = RoundForm
    verdict = staticmethod(permissions.can_add_round)
    done = gettext_lazy("The round is made. Next: set up its team and schedule its visits.")
    extra_context = {"title": gettext_lazy("New round")}

    def get_initial(self):
        """The checklist in force when the year of the plan begins, or today when that year is running."""
        day = max(self.plan.reference_day, min(timezone.localdate(), date(self.plan.year, 12, 31)))
        return {"checklist": ChecklistVersion.objects.for_date(day)}

    def carry_out(self, form):
        self.object = Round.prepare(self.plan, by=self.request.user, **form.typed)

    def get_success_url(self):
        return self.object.get_absolute_url()


class RoundEditView(RoundFormMixin, UpdateView):
    template_name = "inspections/round_form.html"
    form_class = RoundForm
    done = gettext_lazy("The round is saved.")
    extra_context = {"title": gettext_lazy("Edit round")}

    def get_object(self, queryset=None):
        return visible_round(self.request.user, self.kwargs["code"])

    def carry_out(self, form):
        form.instance.revise(by=self.request.user, version=form.cleaned_data["version"], **form.typed)
        self.round = form.instance

    def get_context_data(self, **kwargs):
        return super().get_context_data(plan=self.round.plan, **kwargs)


class AskedView(RoundFormMixin, FormView):
    """Which criteria one level of unit is asked; `?defaults=1` ticks what the checklist proposes."""

    template_name = "inspections/round_asked_form.html"
    form_class = AskedForm
    verdict = staticmethod(permissions.can_edit_asked)
    done = gettext_lazy("What is asked is saved.")

    @cached_property
    def level(self):
        level = next((level for level in ASKED_LEVELS if level == self.kwargs["level"]), None)
        if level is None:
            raise Http404
        return level

    def get_initial(self):
        if "defaults" in self.request.GET:
            criteria = self.round.checklist.default_criteria(self.level)
        else:
            criteria = self.round.asked_of(self.level)
        return {"criteria": list(criteria.values_list("pk", flat=True))}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round": self.round, "level": self.level}

    def carry_out(self, form):
        self.round.ask(self.level, form.cleaned_data["criteria"], by=self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(level=self.level, levels=ASKED_LEVELS, **kwargs)


class TeamFormMixin(RoundFormMixin):
    """Team and seats are one page and are saved together or not at all."""

    template_name = "inspections/team_form.html"
    form_class = TeamForm

    @cached_property
    def members(self):
        team = self.get_object()
        return member_formset(self.request.POST if self.request.method == "POST" else None, team=team)

    def get_object(self, queryset=None):
        return None

    def form_valid(self, form):
        return super().form_valid(form) if self.members.is_valid() else self.form_invalid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(members=self.members, **kwargs)


class TeamCreateView(TeamFormMixin, CreateView):
    done = gettext_lazy("The team is set up.")
    extra_context = {"title": gettext_lazy("New team")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Team(round=self.round)}

    def carry_out(self, form):
        Team.set_up(self.round, by=self.request.user, members=self.members.seats, **form.typed)


class TeamEditView(TeamFormMixin, UpdateView):
    done = gettext_lazy("The team is saved.")
    extra_context = {"title": gettext_lazy("Edit team")}

    def get_object(self, queryset=None):
        return get_object_or_404(self.round.teams.prefetch_related("members"), pk=self.kwargs["pk"])

    def carry_out(self, form):
        version = form.cleaned_data["version"]
        form.instance.revise(by=self.request.user, version=version, members=self.members.seats, **form.typed)


class AnnounceView(RoundFormMixin, FormView):
    """Enter the notice by which units were told of their visits."""

    template_name = "inspections/announce_form.html"
    form_class = AnnounceForm
    done = gettext_lazy("The visits are entered as announced.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round": self.round}

    def carry_out(self, form):
        words = {"number": form.cleaned_data["number"], "on": form.cleaned_data["on"]}
        Visit.announce(self.round, form.days, by=self.request.user, **words)


@require_POST
def discard_round(request, code):
    round = visible_round(request.user, code)
    done = _("The round %s was taken away.") % round.code
    return perform(request, round.discard, done, then=round.plan)


@require_POST
def open_round(request, code):
    round_ = visible_round(request.user, code)
    done = _("The round is open: visits can start.")
    return perform(request, round_.open, done, then=round_, note=note_of(request))


@require_POST
def close_round(request, code):
    round_ = visible_round(request.user, code)
    return perform(request, round_.close, _("The round is closed."), then=round_, note=note_of(request))


@require_POST
def dissolve_team(request, code, pk):
    round_ = visible_round(request.user, code)
    team = get_object_or_404(round_.teams, pk=pk)
    return perform(request, team.dissolve, _("The team was taken away."), then=round_)
