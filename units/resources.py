"""The register as a table: how a row of a CSV or Excel file becomes a unit, and a unit such a row."""

from datetime import date, datetime

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from core.text import clean_line, fold

from .models import Certainty, Kind, Level, Unit

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"]


class DayWidget(widgets.DateWidget):
    """A day as 01/07/2025; 2025-07-01 and the dates of a spreadsheet are read as well."""

    def __init__(self):
        super().__init__()
        self.formats = DAY_FORMATS

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            return value.date()
        try:
            return super().clean(value, row, **kwargs)
        except ValueError as error:
            raise ValueError(_("“%s” is not a day; write dd/mm/yyyy.") % value) from error


class ChoiceWidget(widgets.Widget):
    """A choice by its label in the reader's language, or by the value that is stored."""

    def __init__(self, choices):
        super().__init__()
        self.choices = choices

    def clean(self, value, row=None, **kwargs):
        wanted = fold(value or "")
        for choice, label in self.choices.choices:
            if wanted in (fold(choice), fold(force_str(label))):
                return choice
        raise ValueError(_("“%s” is not one of the choices.") % (value or ""))

    def render(self, value, obj=None, **kwargs):
        return force_str(self.choices(value).label) if value else ""


class ParentWidget(widgets.Widget):
    """The unit above: by its code, or by its name where it has none, as it was on the row's first day."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        alive = Unit.objects.active_on(DayWidget().clean(row.get("valid_from")) or date.today())
        found = list(alive.filter(code=value)[:2]) or list(alive.filter(name=value)[:2])
        if len(found) != 1:
            message = _("“%s” is not the code or the name of exactly one unit on the first day.")
            raise ValueError(message % value)
        return found[0]

    def render(self, value, obj=None, **kwargs):
        return (value.code or value.name) if value else ""


class UnitResource(resources.ModelResource):
    """One row of a file is one unit; a row with a known code and first day (or name and place) updates it."""

    level = fields.Field("level", "level", ChoiceWidget(Level))
    kind = fields.Field("kind", "kind", ChoiceWidget(Kind))
    parent = fields.Field("parent", "parent", ParentWidget())
    valid_from = fields.Field("valid_from", "valid_from", DayWidget())
    valid_to = fields.Field("valid_to", "valid_to", DayWidget())
    certainty = fields.Field("certainty", "certainty", ChoiceWidget(Certainty))

    class Meta:
        model = Unit
        import_id_fields = ["code", "parent", "name", "valid_from"]
        fields = [
            "level",
            "kind",
            "name",
            "body_name",
            "code",
            "electronic_id",
            "parent",
            "valid_from",
            "valid_to",
            "certainty",
            "source",
            "note",
        ]
        export_order = import_order = fields
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True

    def before_import(self, dataset, **kwargs):
        missing = [name for name in self._meta.import_id_fields if name not in (dataset.headers or [])]
        if missing:
            raise ValueError(_("The file lacks these columns: %s.") % ", ".join(missing))

    def before_import_row(self, row, **kwargs):
        """Text comes in clean, and a code that a spreadsheet turned into a number is a text again."""
        for column, value in row.items():
            if not isinstance(value, date):
                row[column] = clean_line(value)

    def get_instance(self, instance_loader, row):
        """The unit that the row tells of, if the register has it."""
        try:
            first_day = self.fields["valid_from"].clean(row)
            parent = self.fields["parent"].clean(row)
        except ValueError:
            return None  # told to the person when the row's fields are read
        if row.get("code"):
            return Unit.objects.filter(code=row["code"], valid_from=first_day).first()
        return Unit.objects.filter(code="", parent=parent, name=row["name"], valid_from=first_day).first()
