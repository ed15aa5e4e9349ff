"""Forms of a visit: the answer to one criterion, and the signing of the minutes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from core import formats
from core.errors import DomainError
from core.forms import BaseForm, DateField, FilesField, NumberField, tidy
from inspections.answering import Entry
from inspections.models import Answer, Criterion, Section, SelfReport, Verdict3
from inspections.models.answers import AnswerParts, asked_fields

# What the columns hold on every database; SQLite would take a larger one but never read it again.
LARGEST = Decimal(99_999_999_999_999)


def _number(label):
    return NumberField(label=label, required=False, min_value=0, max_value=LARGEST, decimal_places=2)


def answer_field(name: str, criterion: Criterion) -> forms.Field:
    """The form field for one field of an answer, labelled in the words of the criterion where it has some."""
    makers = {
        "verdict": lambda: forms.ChoiceField(
            label=_("Verdict"), choices=Verdict3.choices, required=False, widget=forms.RadioSelect
        ),
        "number_1": lambda: _number(criterion.number_1_label or _("Number")),
        "number_2": lambda: _number(criterion.number_2_label or _("Second number")),
        "part": lambda: _number(_("Part")),
        "whole": lambda: _number(_("Whole")),
        "day": lambda: DateField(label=_("Date"), required=False),
        "text": lambda: forms.CharField(
            label=_("Details"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 2})
        ),
        "note": lambda: forms.CharField(
            label=_("Note"),
            required=False,
            max_length=10_000,
            widget=forms.Textarea({"rows": 1, "placeholder": _("Note")}),
        ),
    }
    return makers[name]()


class AnswerForm(BaseForm):
    """The answer to one criterion, typed over the version that the page showed, with new photos or files.

    `holder` is what the answers belong to: a visit, or the self-report of its unit.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, data=None, files=None, *, holder, criterion, answer=None):
        self.holder, self.criterion = holder, criterion
        self.answer = answer or holder.answers.model(criterion=criterion, version=0)
        super().__init__(data, files, prefix=f"c{criterion.pk}", initial=self._initial())
        for name in asked_fields(criterion):
            self.fields[name] = answer_field(name, criterion)
        self.fields["file"] = FilesField(label=_("Add photos or files"), required=False)

    def _initial(self):
        values = {name: _plain(getattr(self.answer, name)) for name in Answer.FIELDS}
        return values | {"version": self.answer.version}

    def clean(self):
        data = super().clean()
        if not self.errors:
            try:
                Answer(criterion=self.criterion, **self._values(data)).check_parts()
            except DomainError as error:
                self.add_domain_error(error)
        return data

    def _values(self, data):
        return {name: data[name] for name in asked_fields(self.criterion) if name in data}

    def entry(self) -> Entry:
        """What was typed, for saving; only of a valid form."""
        data = self.cleaned_data
        return Entry(self.criterion.pk, data.get("version") or 0, self._values(data))

    def follow(self, answer: Answer) -> None:
        """Carry the answer as it was saved, merged with what others saved meanwhile: what is typed next is
        typed over it."""
        for name, value in shown(answer).items():
            self.data[self.add_prefix(name)] = value
        self.data[self.add_prefix("version")] = answer.version

    def keep_files(self, *, by):
        """Keep the uploads as evidence; what is refused is said at the field, the others stay kept."""
        for upload in self.cleaned_data.get("file", []):
            try:
                self.holder.add_evidence(upload, by=by, criterion=self.criterion)
            except DomainError as error:
                self.add_error("file", f"{upload.name}: {error}")

    @property
    def percent(self):
        return self.answer.percent


def clean_values(criterion: Criterion, typed: Mapping[str, str], lang: str) -> dict[str, object]:
    """The values of an answer typed on a page in `lang`; ValidationError holds the errors by field."""
    values, errors = {}, {}
    with translation.override(lang):
        for name, text in typed.items():
            try:
                field = answer_field(name, criterion)
                values[name] = field.clean(tidy(field, text))
            except ValidationError as error:
                errors[name] = error
    if errors:
        raise ValidationError(errors)
    return values


def shown(answer: AnswerParts) -> dict[str, str]:
    """The fields of `answer` as the page writes them."""
    return {name: _shown(getattr(answer, name)) for name in asked_fields(answer.criterion)}


def _plain(value):
    """12.00 is shown as 12, and 95.40 as 95.4."""
    if not isinstance(value, Decimal):
        return value
    return value.to_integral() if value == value.to_integral() else value.normalize()


def _shown(value) -> str:
    """A value as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return formats.number(_plain(value))
    return formats.day(value) if isinstance(value, date) else str(value)


class EvidenceForm(BaseForm):
    """Photos or files of the visit as a whole, with one caption for all of them."""

    file = FilesField(label=_("Photos or files"))
    caption = forms.CharField(label=_("Caption"), required=False, max_length=300)


class CaptionForm(BaseForm):
    """A caption, typed over the one that the page showed (`base`), where the page says it."""

    caption = forms.CharField(label=_("Caption"), required=False, max_length=300)
    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class SignForm(BaseForm):
    """When the minutes were signed, and who signed for the unit."""

    on = DateField(label=_("Signed on"))
    signer = forms.CharField(
        label=_("Signed for the unit by"), max_length=200, help_text=_("Full name and position.")
    )

    def __init__(self, *args, visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", min(timezone.localdate(), visit.date))


class AskSelfReportForm(BaseForm):
    """By when the unit is to report about itself."""

    due_on = DateField(label=_("At the latest on"))

    def __init__(self, *args, visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("due_on", SelfReport.proposed_due(visit))


class TakeForm(BaseForm):
    """Which answers are taken over from elsewhere: of a section, or one; all when neither is named.

    `holder` is the visit or the self-report that asks for them.
    """

    section = forms.ModelChoiceField(Section.objects.none(), required=False)
    criterion = forms.ModelChoiceField(Criterion.objects.none(), required=False)

    def __init__(self, *args, holder, **kwargs):
        super().__init__(*args, **kwargs)
        asked = holder.asked()
        self.fields["criterion"].queryset = asked
        self.fields["section"].queryset = Section.objects.filter(pk__in=asked.order_by().values("section"))
