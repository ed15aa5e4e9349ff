"""Form fields for dates and numbers as people in Vietnamese offices type them."""

import re
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

from .formats import number


class DateInput(forms.DateInput):
    """A day written dd/mm/yyyy. A browser's own date box follows the computer's language, and 05/11 would be
    May there; date-picker.js puts the calendar beside the text instead.
    """

    def __init__(self, attrs=None):
        super().__init__(
            {
                "inputmode": "numeric",
                "autocomplete": "off",
                "placeholder": "dd/mm/yyyy",
                "maxlength": 10,
                "data-date": "",
                **(attrs or {}),
            },
            format="%d/%m/%Y",
        )


class DateField(forms.DateField):
    """A day, picked or typed as 18/09/2018, 18-9-2018 or 2018-09-18."""

    widget = DateInput
    default_error_messages = {"invalid": _("Write the day as dd/mm/yyyy, for example 18/09/2018.")}


class NumberInput(forms.TextInput):
    """Text with the phone's number keys: a browser's number box would read 1.204 as one and a bit."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return number(value)


class NumberField(forms.Field):
    """A Decimal, typed as 1.204 or 95,4 on a Vietnamese page and as 1,204 or 95.4 on an English one."""

    widget = NumberInput
    default_error_messages = {
        "invalid": _("Write a number, for example %(example)s."),
        "too_many_decimals": _("At most %(places)s digits may follow the decimal sign."),
    }

    def __init__(self, *, min_value=None, max_value=None, decimal_places=None, **kwargs):
        self.decimal_places = decimal_places
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value))

    def to_python(self, value):
        if value in self.empty_values or str(value).strip() == "":
            return None
        number = value if isinstance(value, Decimal) else parse_number(str(value))
        if number is None:
            example = number_format(
                Decimal("1204.5") if self.decimal_places != 0 else 1204, force_grouping=True
            )
            raise ValidationError(self.error_messages["invalid"], "invalid", {"example": example})
        self._check_places(number)
        return number

    def _check_places(self, number: Decimal) -> None:
        places = -number.normalize().as_tuple().exponent
        if self.decimal_places is not None and places > self.decimal_places:
            raise ValidationError(
                self.error_messages["too_many_decimals"], "too_many_decimals", {"places": self.decimal_places}
            )

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class WholeNumberField(NumberField):
    """An int, typed as 1204 or with its thousands marked."""

    default_error_messages = {"too_many_decimals": _("Write a whole number.")}

    def __init__(self, **kwargs):
        super().__init__(decimal_places=0, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def to_python(self, value):
        number = super().to_python(Decimal(value) if isinstance(value, int) else value)
        return None if number is None else int(number)


def parse_number(text: str) -> Decimal | None:
    """The number in `text` by the rules of the page's language, None if it is none.

    A thousands sign counts as one only where groups of three follow; otherwise a single one is taken for
    the decimal sign, as "95.4" typed by somebody used to the other language.
    """
    comma, dot = get_format("DECIMAL_SEPARATOR"), get_format("THOUSAND_SEPARATOR")
    text = re.sub(r"\s", "", text).replace("−", "-")
    grouped = re.fullmatch(rf"[+-]?\d{{1,3}}({re.escape(dot)}\d{{3}})+({re.escape(comma)}\d+)?", text)
    if grouped:
        text = text.replace(dot, "")
    elif dot in text and comma in text:
        return None
    plain = text.replace(comma, ".").replace(dot, ".")
    try:
        return Decimal(plain) if re.fullmatch(r"[+-]?\d{1,18}(\.\d{1,18})?", plain) else None
    except InvalidOperation:
        return None


class FilesInput(forms.ClearableFileInput):
    """The browser's chooser for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads at once; the clean value is a list. Their content is checked when kept."""

    widget = FilesInput

    def clean(self, data, initial=None):
        uploads = [upload for upload in (data or []) if upload]
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], "required")
        return [super(FilesField, self).clean(upload, initial) for upload in uploads]
