"""Administration of the register: units with their successions, import and export with a preview."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from core.admin_base import FoldedSearch, HistoryAdmin
from core.fields import DateField
from core.forms import BaseForm, BaseModelForm

from ..models import Unit, UnitSuccession
from ..resources import UnitResource


class DayForm(BaseForm):
    """The one day that the list of units is asked about."""

    active_on = DateField(label=_("Existed on"), required=False)


class ActiveOnFilter(admin.ListFilter):
    """The units that existed on a day, typed or picked."""

    title = _("existed on")
    template = "units/admin_day_filter.html"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        if typed := params.pop("active_on", None):
            self.used_parameters["active_on"] = typed[-1]
        self.form = DayForm(self.used_parameters or None)

    def has_output(self):
        return True

    def expected_parameters(self):
        return ["active_on"]

    def queryset(self, request, queryset):
        day = self.form.is_valid() and self.form.cleaned_data["active_on"]
        return queryset.active_on(day) if day else queryset

    def choices(self, changelist):
        """One choice, which is the form; the other filters of the list go along as hidden fields."""
        others = {key: value for key, value in changelist.params.items() if key not in ("active_on", "p")}
        yield {
            "form": self.form,
            "others": others,
            "clear": changelist.get_query_string(remove=["active_on"]),
        }


class LabelledUnits:
    """Units of one name are told apart in choices by their code and period."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and db_field.related_model is Unit:
            field.label_from_instance = lambda unit: unit.choice_label
        return field


class SuccessionInline(LabelledUnits, admin.StackedInline):
    model = UnitSuccession
    form = BaseModelForm
    extra = 0
    autocomplete_fields = ["old", "new"]
    fields = [("kind", "effective", "certainty"), "old", "new", "legal_basis", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("old", "new")


class BecomesInline(SuccessionInline):
    fk_name = "old"
    verbose_name_plural = _("What it became")


class ComesFromInline(SuccessionInline):
    fk_name = "new"
    verbose_name_plural = _("What it came from")


class RegisterCSV(CSV):
    """Spreadsheet programs take a CSV file for UTF-8 only when it begins with a byte-order mark."""

    def export_data(self, dataset, **kwargs):
        return "\ufeff" + super().export_data(dataset, **kwargs)


@admin.register(Unit)
class UnitAdmin(LabelledUnits, FoldedSearch, ImportExportMixin, HistoryAdmin):
    """The register. A change of name or kind is a new row and a succession, not an edit."""

    form = BaseModelForm
    resource_classes = [UnitResource]
    formats = [XLSX, RegisterCSV]
    import_template_name = "units/admin_import.html"
    export_form_class = ExportForm
    to_encoding = "utf-8"
    inlines = [ComesFromInline, BecomesInline]
    fields = [
        ("level", "kind"),
        "name",
        "body_name",
        ("code", "electronic_id"),
        "parent",
        ("valid_from", "valid_to"),
        ("certainty", "source"),
        "note",
    ]
    list_display = ["name", "kind", "code", "parent", "valid_from", "valid_to", "certainty"]
    list_filter = [ActiveOnFilter, "level", "kind", "certainty"]
    list_select_related = ["parent"]
    list_per_page = 50
    autocomplete_fields = ["parent"]
    search_help_text = _("Name or code; diacritics may be left out.")

    def get_export_queryset(self, request):
        return super().get_export_queryset(request).select_related("parent")


@admin.register(UnitSuccession)
class SuccessionAdmin(LabelledUnits, FoldedSearch, HistoryAdmin):
    """The threads between old and new units, as one list."""

    form = BaseModelForm
    list_display = ["old", "new", "kind", "effective", "legal_basis", "certainty"]
    list_filter = ["kind", "certainty", "effective"]
    list_select_related = ["old", "new"]
    list_per_page = 50
    autocomplete_fields = ["old", "new"]
    date_hierarchy = "effective"
    search_fields = ["old__search", "new__search"]
    search_help_text = _("Name or code; diacritics may be left out.")
