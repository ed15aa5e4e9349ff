"""Forms over documents: their subject and date, remarks and the answers to them, a stranger's question."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import files
from core.errors import DomainError
from core.forms import BaseForm, BaseModelForm, DateField, VersionedFormMixin, WholeNumberField
from findings.forms import PlanTermForm
from inspections.models import Visit

from .models import Document
from .verifying import read_code


class DocumentForm(VersionedFormMixin, BaseModelForm):
    """What a person words on a paper whose content comes from the data."""

    class Meta:
        model = Document
        fields = ["subject", "dated", "urgency"]


class MinutesForm(DocumentForm):
    """Minutes are signed where they are written and sent nowhere: none are urgent."""

    class Meta(DocumentForm.Meta):
        fields = ["subject", "dated"]


class LetterForm(DocumentForm):
    """What a person words on a letter, and by when it is to be answered."""

    class Meta(DocumentForm.Meta):
        fields = ["subject", "dated", "answer_by", "urgency"]
        labels = {"dated": _("Counted up to")}
        help_texts = {
            "subject": _("On the letter it stands after “V/v”."),
            "dated": _(
                "The day on which the days late are counted; the letter shows its month, the day stays blank."
            ),
        }

    def clean(self):
        data = super().clean()
        dated, answer_by = data.get("dated"), data.get("answer_by")
        if dated and answer_by and answer_by <= dated:
            self.add_error("answer_by", _("This day must lie after the day of the letter."))
        return data


class ConclusionPaperForm(DocumentForm):
    """What a person words on a conclusion, and within which term it asks for remediation plans."""

    plan_days = PlanTermForm.base_fields["plan_days"]
    plan_in_working_days = PlanTermForm.base_fields["plan_in_working_days"]

    class Meta(DocumentForm.Meta):
        fields = [*DocumentForm.Meta.fields, "plan_days", "plan_in_working_days"]


class ChasedForm(BaseForm):
    """Which of the demands that a unit owes its letter chases; none ticked means the usual ones."""

    demand = forms.MultipleChoiceField(label=_("Demands"), required=False)

    def __init__(self, *args, demands, **kwargs):
        super().__init__(*args, **kwargs)
        self.demands = {str(demand.pk): demand for demand in demands}
        self.fields["demand"].choices = list(self.demands.items())

    def clean_demand(self):
        return [self.demands[pk] for pk in self.cleaned_data["demand"]]


class RemarkForm(BaseForm):
    """A leader's remark on one section; `sections` maps ids to names."""

    section = forms.ChoiceField(label=_("Section"))
    text = forms.CharField(label=_("What should change"), max_length=4000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections.items())


class WordingForm(BaseForm):
    """The words of a section; `over` is the fingerprint of those that they were typed over."""

    text = forms.CharField(
        label=_("Words of the section"), max_length=100_000, widget=forms.Textarea({"rows": 18})
    )
    over = forms.CharField(widget=forms.HiddenInput)


class IssueForm(BaseForm):
    """What the registry gives a signed paper."""

    number = WholeNumberField(
        label=_("Number"),
        min_value=1,
        max_value=99_999,
        help_text=_("The number alone; the symbol follows it."),
    )
    date = DateField(label=_("Date of the paper"), initial=timezone.localdate)
    signer_name = forms.CharField(label=_("Signed by"), max_length=200)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200, required=False)


class IssueMinutesForm(IssueForm):
    """Minutes are signed by both sides, and have a number only where the office gives one."""

    signed_for_unit = forms.CharField(label=_("Signed for the unit by"), max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = False


class SignedFileForm(BaseForm):
    """The signed paper as a file."""

    file = forms.FileField(
        label=_("Signed file"), help_text=_("The scan, or the PDF that was signed digitally.")
    )


class ConcludedVisitsForm(BaseForm):
    """The visits that one notice of conclusion tells of."""

    visits = forms.ModelMultipleChoiceField(
        label=_("Visits"), queryset=Visit.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, visits, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visits"].queryset = visits


class AnswerForm(BaseForm):
    """What was done about a remark; nothing needs to be said."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, required=False)


class CodeInput(forms.TextInput):
    """A code as it stands on the paper; telephones shall neither correct it nor write it small."""

    def __init__(self):
        super().__init__(
            {
                "class": "verify-code",
                "placeholder": "2A3B-4C5D-6E7F",
                "autocapitalize": "characters",
                "autocomplete": "off",
                "autocorrect": "off",
                "spellcheck": "false",
            }
        )


class VerificationForm(BaseForm):
    """What a stranger asks about a paper: its code or its file, and what else shall be compared."""

    code = forms.CharField(
        label=_("Code to verify it by"),
        required=False,
        max_length=40,
        widget=CodeInput,
        help_text=_("Twelve letters and digits under “Nơi nhận”; hyphens may be left out."),
    )
    number = forms.CharField(
        label=_("Number on the paper"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"placeholder": "05/BC-SNV", "autocomplete": "off"}),
    )
    issued_on = DateField(label=_("Date on the paper"), required=False)
    file = forms.FileField(
        label=_("File of the paper"),
        required=False,
        allow_empty_file=True,  # refused below, in the words of every other upload
        help_text=_("Compared byte by byte and not kept. A scan or a copy saved anew is another file."),
    )

    def clean_code(self):
        typed = self.cleaned_data["code"]
        code = read_code(typed)
        if typed and not code:
            raise ValidationError(
                _(
                    "This cannot be a code: it has twelve letters and digits, never 0, 1, I, L, O or U. "
                    "Switch off a keyboard that adds Vietnamese marks."
                )
            )
        return code

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload:
            try:
                files.check_size(upload, "")
            except DomainError as error:
                raise ValidationError(error.message) from error
        return upload

    def clean(self):
        data = super().clean()
        if not self.errors and not (data["code"] or data["file"]):
            raise ValidationError(_("Type the code, or choose the file of the paper."))
        return data
