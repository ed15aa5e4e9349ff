"""The base of every form: clean text, days and numbers as offices write them, stale edits told."""

from collections.abc import Iterable
from datetime import date

from crispy_forms.helper import FormHelper
from django import forms
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import DomainError
from .fields import DateField, DateInput, FilesField, NumberField, NumberInput, WholeNumberField
from .formats import DASH, dash, day
from .text import clean_line, clean_text

__all__ = [
    "CHOOSE",
    "BaseForm",
    "BaseModelForm",
    "DateField",
    "DateInput",
    "FilesField",
    "NumberField",
    "NumberInput",
    "VersionedFormMixin",
    "WholeNumberField",
    "tidy",
]


# The first line of a select box in which nothing is chosen yet.
CHOOSE = gettext_lazy("– Choose –")


class CleanFormMixin:
    """What all forms share: clean text, the browser's calendar for days, a crispy helper without <form>."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if type(field.widget) is forms.DateInput:
                field.widget = DateInput(field.widget.attrs)
                field.widget.is_required = field.required
            if getattr(field, "empty_label", None) == "---------":
                field.empty_label = CHOOSE

    @cached_property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        helper.render_hidden_fields = True
        return helper

    def full_clean(self):
        if self.is_bound:
            self.data = self._tidied(self.data)
        super().full_clean()

    def _tidied(self, data):
        """What was typed, made NFC and trimmed before any field looks at it or measures its length."""
        data = data.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            typed = data.get(key)
            if isinstance(typed, str) and (tidied := tidy(field, typed)) != typed:
                data[key] = tidied
        return data

    def add_domain_error(self, error: DomainError) -> None:
        """Show a refusal of the rules at the field at fault, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, error.message)


def tidy(field: forms.Field, typed: str) -> str:
    """What was typed into `field`, made NFC and trimmed; passwords and what is no text stay as typed."""
    if not isinstance(field, forms.CharField) or isinstance(field.widget, forms.PasswordInput):
        return typed
    return clean_text(typed) if isinstance(field.widget, forms.Textarea) else clean_line(typed)


class BaseForm(CleanFormMixin, forms.Form):
    """A form that no single row stands behind."""


class BaseModelForm(CleanFormMixin, forms.ModelForm):
    """A form over one row."""


class VersionedFormMixin:
    """A form over a Versioned row: an edit that started from an older version shows both and keeps its own.

    Stands before BaseModelForm. After the first refusal the form carries the new version, so that sending it
    again, now knowingly, saves.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=self.instance.version, required=bool(self.instance.pk)
        )

    @property
    def typed(self) -> dict:
        """The clean values by field, as a verb takes them, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.pk and "version" in data:
            stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
            if stored is None:
                self.add_error(None, _("Somebody else took this away meanwhile."))
            elif stored.version != data["version"]:
                self._refuse(stored)
        return data

    def _refuse(self, stored) -> None:
        message = _(
            "Somebody else saved this after you opened it. What you typed is kept: save again to replace it."
        )
        self.add_error(None, [message, *self._differences(stored)])
        self.data[self.add_prefix("version")] = stored.version

    def _differences(self, stored) -> list[str]:
        """One line for every field in which the row differs from what was typed."""
        lines = []
        for name, kept in model_to_dict(stored, fields=list(self.fields)).items():
            bound = self[name]
            if bound.field.has_changed(kept, bound.data):
                words = {
                    "label": bound.label,
                    "typed": _in_words(stored, name, self.cleaned_data.get(name)),
                    "kept": _in_words(stored, name, getattr(stored, name)),
                }
                lines.append(_("%(label)s: you typed “%(typed)s”, now stored is “%(kept)s”.") % words)
        return lines

    @transaction.atomic
    def save(self, commit=True):
        if not self.errors and self.instance.pk and commit:
            self.instance.claim(self.cleaned_data["version"])
        return super().save(commit)


def _in_words(row, name: str, value) -> str:
    """A value of the field `name` as people read it."""
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(str, value)) or DASH
    if isinstance(value, date):
        return day(value)
    return str(dash(dict(row._meta.get_field(name).flatchoices).get(value, value)))
