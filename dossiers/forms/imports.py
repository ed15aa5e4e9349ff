"""Forms of handing in: the upload, and what a person says of a file before it is counted."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.forms import BaseForm, DateField

from ..columns import PERSONAL, Column
from ..models import Extract, Product
from ..permissions import can_teach_all
from ..previewing import places_of_persons
from ..reading.aliases import key
from ..states import DossierState
from ..teaching import MOST_WORDS, unknown_states

LEFT_OUT = _("Left out, not stored")
NOT_STORED = _("%s – not stored (personal data)")


class ProductFields(forms.Form):
    """The software that a file comes from: one that is known, or the name of another."""

    product = forms.ModelChoiceField(
        label=_("One-stop software"),
        queryset=Product.objects.all(),
        required=False,
        empty_label=_("– Not said –"),
        help_text=_("What is said of the columns of its files is remembered for the next ones."),
    )
    new_product = forms.CharField(label=_("Or the name of another software"), required=False, max_length=100)


class PeriodFields(forms.Form):
    """The period that a file speaks of; both days or none."""

    period_start = DateField(label=_("Period from"), required=False)
    period_end = DateField(label=_("To the end of"), required=False)

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        start, end = data["period_start"], data["period_end"]
        if bool(start) != bool(end):
            self.add_error("period_end" if start else "period_start", _("Give both days of the period."))
        elif start and start > end:
            self.add_error("period_end", _("The last day is before the first."))
        return data


class UploadForm(BaseForm, PeriodFields, ProductFields):
    """An export to be handed in."""

    file = forms.FileField(
        label=_("File of the software"),
        help_text=_("XLSX, XLS, ODS or CSV, as the software exports it; nothing in it needs to be changed."),
        widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv,.txt,.xml,.html,.htm"}),
    )
    field_order = ["file", "product", "new_product", "period_start", "period_end"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period_start"].help_text = _("Left empty, it is read from the file.")
        if not Product.objects.exists():
            del self.fields["product"]
            self.fields["new_product"].label = ProductFields.base_fields["product"].label


class MeaningsForm(BaseForm, PeriodFields, ProductFields):
    """Period, software, what each column says, and what the words for states mean; what is not sent stays."""

    def __init__(self, *args, extract: Extract, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.extract, self.user = extract, user
        self.initial |= {
            "period_start": extract.period_start,
            "period_end": extract.period_end,
            "product": extract.product_id,
        }
        if not extract.is_summary:
            self._ask_columns()
            self._ask_states()

    def _ask_columns(self):
        choices = column_choices(self.extract.allowed_columns)
        of_persons = places_of_persons(self.extract)
        for column in self.columns:
            said = "" if column.meaning == Column.IGNORED else column.meaning
            self.fields[f"column_{column.place}"] = forms.ChoiceField(
                label=column.heading or _("Column %d") % (column.place + 1),
                # A name taken for a state would be quoted among the words that nobody knows.
                choices=[choices[0], choices[-1]] if column.place in of_persons else choices,
                required=False,
                initial=said,
                widget=_select(),
            )

    def _ask_states(self):
        choices = [("", _("– Unknown: its rows are left out –")), *DossierState.choices]
        for words in list(self.unknown)[:MOST_WORDS]:
            self.fields[f"state_{key(words)}"] = forms.TypedChoiceField(
                label=words,
                choices=choices,
                required=False,
                coerce=int,
                empty_value=None,
                widget=_select(),
            )

    @cached_property
    def columns(self) -> list:
        return list(self.extract.columns.all())

    @cached_property
    def unknown(self) -> dict[str, int]:
        return unknown_states(self.extract)

    @property
    def column_fields(self) -> list[tuple]:
        """(column, its field) in the order of the file; without a field in a summary report."""
        names = {column.place: f"column_{column.place}" for column in self.columns}
        return [
            (column, self[names[column.place]] if names[column.place] in self.fields else None)
            for column in self.columns
        ]

    @property
    def state_fields(self) -> list[tuple]:
        """(field, number of rows) of each word that nobody knows."""
        asked = [(f"state_{key(words)}", number) for words, number in self.unknown.items()]
        return [(self[name], number) for name, number in asked if name in self.fields]

    def clean(self):
        data = super().clean()
        self._refuse_doubled(data)
        if self.states and not self._software_is_named(data) and not can_teach_all(self.user):
            self.add_error(
                "product", _("Choose the software of the file: what its words mean is remembered for it.")
            )
        return data

    def _software_is_named(self, data) -> bool:
        return bool(data.get("product") or data.get("new_product") or self.extract.product_id)

    def _refuse_doubled(self, data):
        """One column says one thing; personal ones that are not stored may be several."""
        seen: dict[str, str] = {}
        for column, field in self.column_fields:
            meaning = data.get(field.name) if field and self._was_sent(field.name) else column.meaning
            if not meaning or meaning == Column.IGNORED or meaning in PERSONAL - self.extract.allowed_columns:
                continue
            if meaning in seen and field:
                self.add_error(
                    field.name,
                    _("“%(other)s” already says this: leave one of the two out.") % {"other": seen[meaning]},
                )
            seen.setdefault(meaning, str(field.label if field else column.heading))

    def _was_sent(self, name: str) -> bool:
        return self.add_prefix(name) in self.data

    @property
    def meanings(self) -> dict[int, str]:
        """What a person changed: place of the column → Column, "" to leave it out."""
        return {
            column.place: self.cleaned_data[field.name]
            for column, field in self.column_fields
            if field and self._was_sent(field.name) and self.cleaned_data[field.name] != field.initial
        }

    @property
    def states(self) -> dict[str, int]:
        """The meanings given to words for states."""
        given = {words: self.cleaned_data.get(f"state_{key(words)}") for words in self.unknown}
        return {words: meaning for words, meaning in given.items() if meaning}

    @property
    def said(self) -> dict:
        """As `teaching.read_otherwise` takes it; a period that was not sent stays."""
        data, words = self.cleaned_data, {}
        for name in ("period_start", "period_end"):
            words[name] = data[name] if self._was_sent(name) else getattr(self.extract, name)
        return words | {
            "meanings": self.meanings,
            "states": self.states,
            "product": data.get("product"),
            "product_name": data.get("new_product", ""),
        }


def _select() -> forms.Select:
    """In a table, where no helper lays the field out."""
    return forms.Select({"class": "form-select"})


def column_choices(allowed: frozenset[Column]) -> list[tuple]:
    """What a column can say, those of persons apart, with what becomes of them."""
    plain = [(column.value, column.label) for column in Column if column not in PERSONAL | {Column.IGNORED}]
    personal = [
        (column.value, column.label if column in allowed else NOT_STORED % column.label)
        for column in Column
        if column in PERSONAL
    ]
    return [("", LEFT_OUT), (_("Of the dossier"), plain), (_("Of persons"), personal)]
