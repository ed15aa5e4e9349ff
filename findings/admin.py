"""Administration of findings, conclusions and remediation: read here and never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, ChangesInline, FilesInline, FoldedSearch, HistoryAdmin, ViewOnly

from .models import (
    Conclusion,
    ConclusionFile,
    Demand,
    DemandChange,
    Finding,
    FindingChange,
    RemediationReport,
    ReportFile,
)


class FindingChangeInline(ChangesInline):
    model = FindingChange


class DemandChangeInline(ChangesInline):
    model = DemandChange


class ConclusionFileInline(FilesInline):
    model = ConclusionFile


class ReportFileInline(FilesInline):
    model = ReportFile


class ReportInline(ViewOnly, admin.TabularInline):
    model = RemediationReport
    fields = ["turn", "sent_at", "sent_by", "on_behalf", "number", "letter_date", "decision", "decided_by"]
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("sent_by", "decided_by")


@admin.register(Finding)
class FindingAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["number", "title", "unit", "kind", "domain", "severity", "state", "raised_at"]
    list_filter = ["kind", "state", "domain", "severity", "visit__round"]
    list_select_related = ["unit"]
    list_per_page = 50
    date_hierarchy = "raised_at"
    search_help_text = _("Number, title or unit; diacritics may be left out.")
    inlines = [FindingChangeInline]

    def get_queryset(self, request):
        findings = Finding.objects.visible_to(request.user)
        return findings.select_related("visit", "unit", "criterion", "conclusion", "raised_by")


@admin.register(Conclusion)
class ConclusionAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["number", "date", "visit", "signer_name", "from_paper"]
    list_filter = ["visit__round", "from_paper"]
    list_select_related = ["visit"]
    list_per_page = 50
    date_hierarchy = "date"
    search_fields = ["visit__unit__search", "number"]
    search_help_text = _("Unit or number; diacritics may be left out.")
    inlines = [ConclusionFileInline]


@admin.register(Demand)
class DemandAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["finding", "unit", "state", "deadline_kind", "due_on"]
    list_filter = ["state", "deadline_kind", "finding__visit__round"]
    list_select_related = ["finding", "unit"]
    list_per_page = 50
    date_hierarchy = "due_on"
    search_fields = ["finding__search", "unit__search"]
    search_help_text = _("Number, title or unit; diacritics may be left out.")
    inlines = [ReportInline, DemandChangeInline]


@admin.register(RemediationReport)
class RemediationReportAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["demand", "turn", "sent_at", "sent_by", "on_behalf", "decision"]
    list_filter = ["decision", "on_behalf", "demand__finding__visit__round"]
    list_select_related = ["demand__finding", "sent_by"]
    list_per_page = 50
    date_hierarchy = "sent_at"
    search_fields = ["demand__finding__search", "demand__unit__search"]
    search_help_text = _("Number, title or unit; diacritics may be left out.")
    inlines = [ReportFileInline]
