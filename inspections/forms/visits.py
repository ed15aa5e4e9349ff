"""The forms that put a visit into the schedule, move it there, or begin one without notice."""

from functools import reduce
from operator import or_

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.formats import day
from core.forms import CHOOSE, BaseForm, BaseModelForm, DateField, VersionedFormMixin
from units.models import Unit, User

from ..models import Team, Visit
from ..workflow import VisitKind, VisitState
from .units import unit_choices

# An older one is inspected again from its own page.
FIRST_VISITS_OFFERED = 200
# Only these kinds reach beyond the plan: what was not foreseen, and what must be looked at again.
KINDS_OUTSIDE_PLAN = frozenset({VisitKind.UNANNOUNCED, VisitKind.REINSPECTION})


class VisitForm(VersionedFormMixin, BaseModelForm):
    """Unit, day, kind, team and members; it offers the plan's units alive in the period."""

    date = DateField(label=_("Date"))
    members = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Members present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: everybody of the team who may judge this unit."),
    )

    class Meta:
        model = Visit
        fields = ["unit", "kind", "reinspects", "date", "team", "parent", "place", "members"]
        labels = {
            "unit": _("Unit"),
            "kind": _("Kind"),
            "reinspects": _("Looks again at"),
            "team": _("Team"),
            "parent": _("Visited under"),
            "place": _("Place"),
        }
        help_texts = {
            "reinspects": _("For a re-inspection: the concluded visit to set beside the new one."),
            "parent": _("For a commune: the visit to its district. Left empty, it is found by itself."),
        }

    def __init__(self, *args, round, outside=False, first=None, **kwargs):
        """`first` is the visit that is to be inspected again, when the form was opened from it."""
        super().__init__(*args, **kwargs)
        self.round, self.outside = round, outside
        self._offer_units()
        self._offer_first_visits(first)
        teams = list(round.teams.prefetch_related("members__user"))
        self.fields["team"].queryset = round.teams.all()
        if len(teams) == 1 and not self.instance.pk:
            self.initial["team"] = teams[0].pk
        self.fields["parent"].queryset = round.visits.filter(parent=None).exclude(pk=self.instance.pk)
        self._offer_members(teams)
        period = {"start": day(round.period_start), "end": day(round.period_end)}
        self.fields["date"].help_text = _("Between %(start)s and %(end)s.") % period

    def _offer_units(self):
        units = self.round.plan.units_within(self.round.period_start, self.round.period_end, self.outside)
        if self.instance.pk:
            units = units | Unit.objects.filter(pk=self.instance.unit_id)
        field = self.fields["unit"]
        field.queryset = units.distinct()
        field.choices = unit_choices(field.queryset.select_related("parent"))
        field.widget.attrs["data-filter-options"] = _("Type to narrow the list")
        if self.outside:
            kinds = [(kind.value, kind.label) for kind in VisitKind if kind in KINDS_OUTSIDE_PLAN]
            self.fields["kind"].choices = kinds

    def _offer_first_visits(self, first):
        """The latest concluded visits of the agency; only `first` where the form is about it."""
        field = self.fields["reinspects"]
        agencies = self.round.plan.agency.lineage()
        visits = Visit.objects.filter(state=VisitState.CONCLUDED, round__plan__agency__in=agencies)
        field.queryset = visits.filter(date__lt=self.round.period_end).order_by("-date", "pk")
        chosen = first.pk if first else self.instance.reinspects_id
        offered = field.queryset.filter(pk=chosen) if first else field.queryset
        rows = [(visit.pk, str(visit)) for visit in offered[:FIRST_VISITS_OFFERED]]
        if chosen and chosen not in dict(rows):
            rows += [(visit.pk, str(visit)) for visit in Visit.objects.filter(pk=chosen)]
        field.choices = [("", CHOOSE), *rows]
        field.widget.attrs["data-filter-options"] = _("Type to narrow the list")
        if first:
            self._begin_with(first)

    def _begin_with(self, first):
        """What is inspected again, at the unit itself or at the one that it has become."""
        self.initial |= {"reinspects": first.pk, "kind": VisitKind.REINSPECTION}
        heirs = self.fields["unit"].queryset.filter(pk__in=first.unit.heirs())
        if len(heirs) == 1:
            self.initial["unit"] = heirs[0].pk

    def _offer_members(self, teams):
        field = self.fields["members"]
        field.queryset = User.objects.filter(team_memberships__team__round=self.round).distinct()
        several = len(teams) > 1
        labels = {
            seat.user_id: f"{seat.user} – {seat.get_role_display()}" + (f" ({team})" if several else "")
            for team in teams
            for seat in team.members.all()
        }
        field.choices = list(labels.items())

    def clean(self):
        data = super().clean()
        unit, kind = data.get("unit"), data.get("kind")
        if unit and not data.get("parent") and kind == VisitKind.PLANNED:
            data["parent"] = self._visit_of_parent(unit)
        return data

    def _visit_of_parent(self, unit):
        above = self.fields["parent"].queryset.filter(unit=unit.parent, kind=VisitKind.PLANNED)
        return above.first() if unit.parent_id and above.count() == 1 else None

    @property
    def typed(self) -> dict:
        """What was typed but for the members, for the verbs of a visit."""
        return {name: value for name, value in super().typed.items() if name != "members"}

    @property
    def chosen_members(self):
        ticked = list(self.cleaned_data["members"])
        return ticked or Visit.whole_team(self.cleaned_data["team"], self.cleaned_data["unit"])


class UnannouncedForm(BaseForm):
    """Which unit a team goes to now; the team is asked only where the person has several to send."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    place = forms.CharField(label=_("Place"), required=False, max_length=300)

    def __init__(self, *args, teams, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = list(teams.select_related("round__plan__agency__parent"))
        self._offer_teams(teams)
        self._offer_units(user)

    def _offer_teams(self, teams):
        field = self.fields["team"]
        field.queryset = teams.select_related("round__plan")
        field.label_from_instance = lambda team: f"{team.name} – {team.round.code}"
        if len(self.teams) == 1:
            self.initial["team"] = self.teams[0].pk
            field.widget = forms.HiddenInput()

    def _offer_units(self, user):
        """The units of today that one of the teams may be sent to and that the person may judge."""
        today = timezone.localdate()
        plans = {team.round.plan_id: team.round.plan for team in self.teams}.values()
        within = reduce(or_, (plan.territory() for plan in plans), Unit.objects.none())
        field = self.fields["unit"]
        field.queryset = within.active_on(today).exclude(pk__in=Unit.objects.bound_to(user).values("pk"))
        field.choices = unit_choices(field.queryset.select_related("parent"))
        field.widget.attrs["data-filter-options"] = _("Type to narrow the list")
