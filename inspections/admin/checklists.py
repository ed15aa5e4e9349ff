"""Administration of checklists: drafts are edited here, published versions only read and copied."""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin_base import ChangesInline, FoldedSearch, HistoryAdmin
from core.errors import DomainError
from core.forms import BaseModelForm

from ..models import ChecklistChange, ChecklistVersion, Criterion, Section
from ..models.checklists import LEVEL_FIELDS
from ..workflow import ChecklistState

SHORT_TEXT = {models.TextField: {"widget": forms.Textarea({"rows": 3, "cols": 90})}}
SHORT_FIELDS = {
    models.TextField: {"widget": forms.Textarea({"rows": 2, "cols": 60})},
    models.CharField: {"widget": forms.TextInput({"size": 8})},
}


def version_of(row) -> ChecklistVersion | None:
    """The checklist version that a version, a section or a criterion belongs to."""
    match row:
        case Section():
            return row.version
        case Criterion():
            return row.section.version
    return row


class DraftsOnly:
    """Rows of a published version are read, not changed; an inline asks about the row that it hangs under."""

    def has_add_permission(self, request, *row):
        return super().has_add_permission(request, *row) and self._is_open(*row)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_open(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_open(obj)

    def _is_open(self, row=None) -> bool:
        version = version_of(row)
        return version is None or not version.is_published


class SectionInline(DraftsOnly, admin.TabularInline):
    model = Section
    form = BaseModelForm
    fields = ["order", "title", "domain"]
    extra = 0
    show_change_link = True


class ChecklistChangeInline(ChangesInline):
    model = ChecklistChange


class CriterionInline(DraftsOnly, admin.TabularInline):
    model = Criterion
    form = BaseModelForm
    formfield_overrides = SHORT_FIELDS
    fields = [
        "order",
        "code",
        "text",
        "for_department",
        "for_district",
        "for_commune",
        "core_for_commune",
        "evidence_required",
    ]
    extra = 0
    show_change_link = True


@admin.register(ChecklistVersion)
class ChecklistVersionAdmin(DraftsOnly, HistoryAdmin):
    form = BaseModelForm
    list_display = ["code", "name", "legal_basis", "valid_from", "valid_to", "state", "criterion_count"]
    list_filter = ["state"]
    search_fields = ["code", "name", "legal_basis"]
    fields = ["code", "number", "name", "legal_basis", "valid_from", "valid_to", "state", "copied_from"]
    readonly_fields = ["state", "copied_from"]
    list_select_related = ["copied_from"]
    inlines = [SectionInline, ChecklistChangeInline]
    actions = ["publish", "copy"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(criterion_count=Count("sections__criteria"))

    @admin.display(description=gettext_lazy("criteria"), ordering="criterion_count")
    def criterion_count(self, version):
        return version.criterion_count

    @admin.action(description=gettext_lazy("Publish the chosen drafts"))
    def publish(self, request, queryset):
        for version in queryset:
            try:
                version.publish(by=request.user)
            except DomainError as error:
                self.message_user(request, f"{version.code}: {error}", messages.ERROR)
            else:
                self.message_user(request, _("%s is published.") % version.code, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Copy to a new draft"))
    def copy(self, request, queryset):
        for version in queryset:
            try:
                draft = version.copy(by=request.user)
            except DomainError as error:
                self.message_user(request, f"{version.code}: {error}", messages.ERROR)
            else:
                words = _("%(code)s was copied to the draft %(draft)s.")
                self.message_user(
                    request, words % {"code": version.code, "draft": draft.code}, messages.SUCCESS
                )


@admin.register(Section)
class SectionAdmin(DraftsOnly, HistoryAdmin):
    form = BaseModelForm
    list_display = ["title", "version", "domain", "order", "criterion_count"]
    list_filter = ["domain", "version"]
    list_select_related = ["version"]
    search_fields = ["title", "version__code"]
    fields = ["version", "order", "title", "domain"]
    inlines = [CriterionInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(criterion_count=Count("criteria"))

    @admin.display(description=gettext_lazy("criteria"), ordering="criterion_count")
    def criterion_count(self, section):
        return section.criterion_count

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "version":
            kwargs["queryset"] = ChecklistVersion.objects.filter(state=ChecklistState.DRAFT)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LevelFilter(admin.SimpleListFilter):
    """The criteria that a unit of one level can be asked."""

    title = gettext_lazy("asked of")
    parameter_name = "level"

    def lookups(self, request, model_admin):
        return [(level.value, level.label) for level in LEVEL_FIELDS]

    def queryset(self, request, queryset):
        return queryset.for_level(self.value()) if self.value() else queryset


@admin.register(Criterion)
class CriterionAdmin(DraftsOnly, FoldedSearch, HistoryAdmin):
    form = BaseModelForm
    formfield_overrides = SHORT_TEXT
    list_display = [
        "code",
        "text",
        "version_code",
        "asked_of",
        "core_for_commune",
    ]
    list_display_links = ["code", "text"]
    list_filter = [
        "section__version",
        "section__domain",
        LevelFilter,
        "core_for_commune",
        "evidence_required",
    ]
    list_select_related = ["section__version"]
    list_per_page = 50
    search_help_text = gettext_lazy("Code or words; diacritics may be left out.")
    ordering = ["-section__version__valid_from", "-section__version__number", "order", "sort_key"]
    fieldsets = [
        (None, {"fields": ["section", "order", "code", "text", "guidance"]}),
        (
            gettext_lazy("Asked of"),
            {"fields": [("for_department", "for_district", "for_commune"), "core_for_commune"]},
        ),
        (
            gettext_lazy("Answer"),
            {
                "fields": [
                    "asks_verdict",
                    "max_points",
                    ("numbers", "number_1_label", "number_2_label"),
                    ("asks_ratio", "ratio_may_exceed"),
                    ("asks_date", "asks_text"),
                    "figure",
                ]
            },
        ),
        (gettext_lazy("Evidence"), {"fields": ["evidence", "evidence_required"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("section__version")

    @admin.display(description=gettext_lazy("asked of"))
    def asked_of(self, criterion):
        asked = [str(level.label) for level, field in LEVEL_FIELDS.items() if getattr(criterion, field)]
        return ", ".join(asked)

    @admin.display(description=gettext_lazy("checklist"), ordering="section__version__code")
    def version_code(self, criterion):
        return criterion.section.version.code

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "section":
            drafts = Section.objects.filter(version__state=ChecklistState.DRAFT)
            field.queryset = drafts.select_related("version")
            field.label_from_instance = lambda section: f"{section.version.code}: {section.title}"
        return field
