"""Forms of a plan: what it says, its decision, its targets, and the units drawn or put in another's place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.formats import day
from core.forms import BaseForm, BaseModelForm, DateField, FilesField, VersionedFormMixin, WholeNumberField
from units.models import Unit

from ..models import Plan
from ..models.rounds import ASKED_LEVELS
from .units import unit_choices


class PlanForm(VersionedFormMixin, BaseModelForm):
    """Year, title, purpose and scope; `instance` carries the agency, which nobody chooses."""

    class Meta:
        model = Plan
        fields = ["year", "title", "purpose", "scope"]
        widgets = {"purpose": forms.Textarea({"rows": 4}), "scope": forms.Textarea({"rows": 4})}

    def _get_validation_exclusions(self):
        """One title per agency and year is checked here although the agency is not in the form."""
        return super()._get_validation_exclusions() - {"agency"}


class DecisionForm(VersionedFormMixin, BaseModelForm):
    """The decision that approves the plan, as the registry numbered it, with its scan."""

    decision_date = DateField(label=_("Decision date"), required=False)
    files = FilesField(
        label=_("Signed decision and plan (scans)"),
        required=False,
        help_text=_("PDF, Word, Excel or photos. Several may be chosen at once; those kept already stay."),
    )

    class Meta:
        model = Plan
        fields = ["decision_number", "decision_date", "decision_issuer", "decision_title"]
        labels = {
            "decision_number": _("Decision number"),
            "decision_issuer": _("Issued by"),
            "decision_title": _("Decision on"),
        }
        help_texts = {"decision_number": _("With its sign, for example 563/QĐ-SNV.")}


class TargetsForm(BaseForm):
    """The share of each level of units that the plan wants inspected."""

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        counted_on = day(plan.reference_day)
        wanted = {target.level: target.percent for target in plan.coverage_targets.all()}
        for level in ASKED_LEVELS:
            self.fields[level] = WholeNumberField(
                label=level.label,
                required=False,
                initial=wanted.get(level),
                min_value=1,
                max_value=100,
                help_text=_("Percent of the units alive on %(day)s; empty for no target.")
                % {"day": counted_on},
            )

    @property
    def percents(self) -> dict[str, int | None]:
        return {level.value: self.cleaned_data[level] for level in ASKED_LEVELS}


class ChooseForm(BaseForm):
    """The units ticked in the list."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Units"),
        error_messages={"required": _("Tick at least one unit.")},
    )

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = plan.candidates()


class DrawForm(BaseForm):
    """How many to draw, and a seed when one was agreed beforehand in front of witnesses."""

    count = WholeNumberField(label=_("How many to draw"), min_value=1)
    seed = forms.CharField(
        label=_("Seed"),
        required=False,
        max_length=64,
        help_text=_(
            "Leave it empty for a random one. Whoever has the list and the seed can repeat the draw."
        ),
    )
    after = WholeNumberField(required=False, widget=forms.HiddenInput)


class OverrideForm(BaseForm):
    """Another unit in the place of a drawn one, and why."""

    into = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit that takes the place"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It stays beside the draw for everybody to read."),
    )

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        candidates = plan.candidates().select_related("parent")
        self.fields["into"].queryset = candidates
        self.fields["into"].choices = unit_choices(candidates)
        self.fields["into"].widget.attrs["data-filter-options"] = _("Type to narrow the list")
