"""Forms of findings, demands, conclusions and remediation reports."""

from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import files
from core.errors import DomainError
from core.forms import BaseForm, BaseModelForm, DateField, FilesField, VersionedFormMixin, WholeNumberField
from core.workdays import Term
from inspections.models import Criterion, Domain, Visit
from units.models import Unit

from .models import Consultation, Demand, Finding, Severity, Submission, SubmissionFile
from .models.demands import usual_deadline
from .models.submissions import note_last_items


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
        fresh = Demand(finding=finding, unit_id=finding.unit_id, **usual_deadline())
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


class PlanTermForm(BaseForm):
    """By when the units send their remediation plans once a conclusion is out."""

    plan_days = WholeNumberField(
        label=_("Days for the remediation plan"),
        required=False,
        initial=lambda: Term.named("plan").days,
        min_value=1,
        max_value=365,
        help_text=_("Left empty, no plan is asked for, only the report."),
    )
    plan_in_working_days = forms.BooleanField(
        label=_("Working days"), required=False, initial=lambda: Term.named("plan").working
    )


class ConclusionForm(PlanTermForm):
    """The conclusion as it was signed: the visits it is about, number, date, signer, the scan of a paper."""

    visits = forms.ModelMultipleChoiceField(
        label=_("Visits"), queryset=Visit.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    number = forms.CharField(
        label=_("Number"), max_length=60, help_text=_("As the registry gave it, for example 45/TB-SNV.")
    )
    date = DateField(label=_("Date"))
    signer_name = forms.CharField(label=_("Signed by"), max_length=200)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200, required=False)
    from_paper = forms.BooleanField(label=_("Entered from a signed paper"), required=False)
    file = forms.FileField(label=_("Scan of the paper"), required=False)

    field_order = [
        *("visits", "number", "date", "signer_name", "signer_title"),
        *("plan_days", "plan_in_working_days", "from_paper", "file"),
    ]

    def __init__(self, *args, user, visits, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visits"].queryset = visits
        self.fields["visits"].label_from_instance = lambda visit: str(visit)
        if user.is_leader:
            self.initial |= {"signer_name": user.get_full_name(), "signer_title": user.position}
        self.initial.setdefault("date", timezone.localdate())
        self.initial.setdefault("from_paper", not user.is_leader)


class SubmissionForm(BaseForm):
    """A plan or report of a unit on the demands of one conclusion: what it says about each that it ticks.

    The fields of a demand end in its id: `on_` whether the paper speaks of it, `text_` and `file_`.
    """

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)
    files = FilesField(label=_("Photos and papers"), required=False)

    def __init__(self, *args, demands, kind, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        self.demands, self.kind, self.on_behalf = demands, Submission.Kind(kind), on_behalf
        self.initial.setdefault("key", uuid4())
        for name in ("number", "letter_date", "files") if on_behalf else ():
            self.fields[name].required = True
        note_last_items(demands)
        for demand in demands:
            self._offer(demand)

    def _offer(self, demand):
        plan = self.kind == Submission.Kind.PLAN
        last = demand.last_item
        # A report starts from the report before it, else from the plan.
        said_before = last.text if last and (not plan or last.submission.is_plan) else ""
        self.fields |= {
            f"on_{demand.pk}": forms.BooleanField(required=False, initial=True, label=demand.finding.title),
            f"text_{demand.pk}": forms.CharField(
                label=_("What will be done, by whom, by when") if plan else _("What was done"),
                max_length=20_000,
                required=False,
                initial=said_before,
                widget=forms.Textarea({"rows": 4}),
            ),
            f"file_{demand.pk}": FilesField(label=_("Photos and papers about it"), required=False),
        }

    @property
    def rows(self) -> list[tuple]:
        """(demand, its tick-box, its text, its files) in the order given."""
        names = ("on", "text", "file")
        return [(demand, *(self[f"{name}_{demand.pk}"] for name in names)) for demand in self.demands]

    def clean(self):
        data = super().clean()
        self.told = [demand for demand in self.demands if data.get(f"on_{demand.pk}")]
        if not self.told:
            self.add_error(None, _("Tick at least one demand."))
        for demand in self.told:
            if not data.get(f"text_{demand.pk}") and f"text_{demand.pk}" not in self.errors:
                self.add_error(f"text_{demand.pk}", _("Say what was done."))
        for name in ["files", *(f"file_{demand.pk}" for demand in self.demands)]:
            self._check_files(name, data.get(name) or [])
        return data

    def _check_files(self, name, uploads):
        """Say at the field which file is too large or of a wrong kind, before anything is kept."""
        for upload in uploads:
            try:
                files.check(upload, accepted=SubmissionFile.ACCEPTED)
            except DomainError as error:
                self.add_error(name, f"{upload.name}: {error}")

    @property
    def words(self) -> dict:
        """What `Submission.send` takes."""
        data = self.cleaned_data
        return {
            "kind": self.kind,
            "key": data["key"],
            "number": data["number"],
            "letter_date": data["letter_date"],
            "files": data["files"],
            "texts": {demand: data[f"text_{demand.pk}"] for demand in self.told},
            "files_of": {demand: data[f"file_{demand.pk}"] for demand in self.told},
        }


class ConsultForm(BaseForm):
    """By when the unit is asked to say what it thinks of the findings."""

    due_on = DateField(label=_("At the latest on"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("due_on", Consultation.proposed_due())


class CommentsForm(BaseForm):
    """The unit's word on the findings of a visit, one field each; entered on behalf also the letter."""

    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)

    def __init__(self, *args, findings, said, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        self.findings, self.said = findings, said
        if on_behalf:
            self.fields["number"].required = self.fields["letter_date"].required = True
        else:
            del self.fields["number"], self.fields["letter_date"]
        for finding in findings:
            self.fields[f"text_{finding.pk}"] = forms.CharField(
                label=_("Comment of the unit on %s") % finding.number,
                max_length=20_000,
                required=False,
                initial=said[finding.pk].text if finding.pk in said else "",
                widget=forms.Textarea({"rows": 3}),
                disabled=finding.pk in said and said[finding.pk].answered_at is not None,
            )

    @property
    def rows(self) -> list[tuple]:
        """(finding, its comment so far or None, its field)."""
        return [(one, self.said.get(one.pk), self[f"text_{one.pk}"]) for one in self.findings]

    @property
    def words(self) -> dict:
        """What `Consultation.reply` takes."""
        data = self.cleaned_data
        letter = {name: data[name] for name in ("number", "letter_date") if name in data}
        return letter | {"texts": {finding: data[f"text_{finding.pk}"] for finding in self.findings}}


class HandOverForm(BaseForm):
    """Which unit answers from now on for one that has ended, and why."""

    unit = forms.ModelChoiceField(label=_("Who takes over"), queryset=Unit.objects.none())
    note = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, demand, **kwargs):
        super().__init__(*args, **kwargs)
        alive = Unit.objects.active_on(timezone.localdate())
        heirs = alive.filter(pk__in=demand.unit.kin())
        self.fields["unit"].queryset = (heirs or alive).order_by("sort_key")


class ExtendForm(BaseForm):
    """Until when the unit has time now, why, and by which letter."""

    to = DateField(label=_("New last day"))
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    number = forms.CharField(label=_("Number of the letter"), max_length=60)
    letter_date = DateField(label=_("Date of the letter"), required=False)

    @classmethod
    def beside(cls, form_id: str) -> "ExtendForm":
        """Its empty fields as part of another form of the page, which other buttons send too."""
        form = cls(auto_id="extend_%s", use_required_attribute=False)
        for field in form.fields.values():
            field.widget.attrs["form"] = form_id
        return form


class ProposalForm(BaseForm):
    """To whom the handling was proposed, by which letter, and what."""

    addressee = forms.CharField(label=_("Proposed to"), max_length=200)
    number = forms.CharField(label=_("Number of the letter"), max_length=60)
    date = DateField(label=_("Date of the letter"))
    text = forms.CharField(
        label=_("What is proposed"), max_length=5_000, required=False, widget=forms.Textarea({"rows": 4})
    )


class RecomputeForm(BaseForm):
    """Which deadlines take over what the calendar gives, and why; all are ticked at first."""

    demands = forms.MultipleChoiceField(
        label=_("Deadlines"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one deadline."),
            "invalid_choice": _("The calendar was changed meanwhile; look at the difference again."),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For example the notice that changed the days off, with number and date."),
    )

    def __init__(self, *args, differences, **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = {difference.key: difference for difference in differences}
        self.fields["demands"].choices = [(key, key) for key in self.differences]
        self.initial.setdefault("demands", list(self.differences))

    @property
    def chosen(self) -> list:
        return [self.differences[key] for key in self.cleaned_data["demands"]]
