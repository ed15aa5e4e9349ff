"""Forms of findings, demands, conclusions and remediation reports."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import BaseForm, BaseModelForm, DateField, FilesField, VersionedFormMixin, WholeNumberField
from inspections.models import Criterion, Domain
from units.models import Unit

from .models import Demand, Finding, Severity


class FindingForm(VersionedFormMixin, BaseModelForm):
    """A finding of one visit; what a strength does not need is left out."""

    class Meta:
        model = Finding
        fields = [
            "criterion",
            "domain",
            "title",
            "text",
            "severity",
            "objective_cause",
            "subjective_cause",
            "legal_basis",
            "addressee",
            "photos",
        ]
        widgets = {
            "text": forms.Textarea({"rows": 4}),
            "objective_cause": forms.Textarea({"rows": 2}),
            "subjective_cause": forms.Textarea({"rows": 2}),
            "legal_basis": forms.Textarea({"rows": 2}),
            "photos": forms.CheckboxSelectMultiple,
        }

    # What each kind of finding leaves out.
    LEFT_OUT = {
        Finding.Kind.STRENGTH: (
            "severity",
            "objective_cause",
            "subjective_cause",
            "legal_basis",
            "addressee",
        ),
        Finding.Kind.SHORTCOMING: ("addressee",),
        Finding.Kind.RECOMMENDATION: ("severity", "objective_cause", "subjective_cause", "legal_basis"),
    }

    def __init__(self, *args, visit, kind, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.LEFT_OUT[Finding.Kind(kind)]:
            del self.fields[name]
        self._offer_criteria(visit)
        self._offer_photos(visit)
        if "severity" in self.fields:
            self.fields["severity"].required = True
            self.fields["severity"].choices = Severity.choices

    def _offer_criteria(self, visit):
        asked = list(visit.asked())
        field = self.fields["criterion"]
        field.queryset = Criterion.objects.filter(pk__in=[row.pk for row in asked])
        field.choices = [("", _("None: raised freely"))] + [
            (row.pk, f"{row.code} · {row.text[:90]}") for row in asked
        ]
        self.fields["domain"].required = False
        self.fields["domain"].choices = [("", _("That of the criterion")), *Domain.choices]

    def _offer_photos(self, visit):
        field = self.fields["photos"]
        field.queryset = visit.evidence.all()
        field.label_from_instance = lambda item: item.caption or item.name
        if not visit.evidence.exists():
            del self.fields["photos"]

    def clean(self):
        data = super().clean()
        if data.get("criterion"):
            data["domain"] = data["criterion"].section.domain
        elif not data.get("domain"):
            self.add_error("domain", _("Choose the domain, or a criterion."))
        return data


class DemandForm(VersionedFormMixin, BaseModelForm):
    """What the unit must do about a shortcoming, and by when: a date, or a number of days."""

    what = forms.CharField(label=_("What must be done"), max_length=5_000, widget=forms.Textarea({"rows": 3}))
    unit = forms.ModelChoiceField(label=_("Who must do it"), queryset=Unit.objects.none(), empty_label=None)
    deadline_kind = forms.ChoiceField(label=_("Deadline"), choices=Demand.DeadlineKind.choices)
    days = WholeNumberField(label=_("Number of days"), required=False, min_value=1, max_value=365)
    fixed_on = DateField(label=_("On"), required=False)

    class Meta:
        model = Demand
        fields = ["what", "unit", "deadline_kind", "days", "fixed_on"]

    def __init__(self, *args, finding, demand=None, **kwargs):
        fresh = Demand(finding=finding, unit_id=finding.unit_id, days=settings.REMEDIATION_DEFAULT_DAYS)
        super().__init__(*args, instance=demand or fresh, **kwargs)
        if demand is None:
            self.initial["version"] = 0
        self.fields["unit"].queryset = Unit.objects.filter(
            pk__in={finding.unit_id, finding.unit.parent_id} - {None}
        )

    def clean(self):
        data = super().clean()
        fixed = data.get("deadline_kind") == Demand.DeadlineKind.FIXED
        if fixed and not data.get("fixed_on"):
            self.add_error("fixed_on", _("Give the date."))
        if not fixed and not data.get("days"):
            self.add_error("days", _("Give the number of days."))
        return data


class ConclusionForm(BaseForm):
    """The conclusion as it was signed: number, date, signer, and the scan of a paper."""

    number = forms.CharField(
        label=_("Number"), max_length=60, help_text=_("As the registry gave it, for example 45/TB-SNV.")
    )
    date = DateField(label=_("Date"))
    signer_name = forms.CharField(label=_("Signed by"), max_length=200)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200, required=False)
    from_paper = forms.BooleanField(label=_("Entered from a signed paper"), required=False)
    file = forms.FileField(label=_("Scan of the paper"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_leader:
            self.initial |= {"signer_name": user.get_full_name(), "signer_title": user.position}
        self.initial.setdefault("date", timezone.localdate())
        self.initial.setdefault("from_paper", not user.is_leader)


class ReportForm(BaseForm):
    """What the unit did about a demand; number and date of the letter when it came on paper."""

    text = forms.CharField(label=_("What was done"), max_length=20_000, widget=forms.Textarea({"rows": 6}))
    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)
    file = FilesField(label=_("Photos and papers"), required=False)

    def __init__(self, *args, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter_date"].required = on_behalf


class HandOverForm(BaseForm):
    """Which unit answers from now on for one that has ended, and why."""

    unit = forms.ModelChoiceField(label=_("Who takes over"), queryset=Unit.objects.none())
    note = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, demand, **kwargs):
        super().__init__(*args, **kwargs)
        alive = Unit.objects.active_on(timezone.localdate())
        heirs = alive.filter(pk__in=demand.unit.kin())
        self.fields["unit"].queryset = (heirs or alive).order_by("sort_key")
