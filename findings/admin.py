"""Administration of findings, conclusions and remediation: read here and never changed."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.admin import HolidayAdmin
from core.admin_base import Admin, ChangesInline, FilesInline, FoldedSearch, HistoryAdmin, ViewOnly
from core.models import Holiday

from .models import (
    ConcludedVisit,
    Conclusion,
    ConclusionFile,
    Consultation,
    DeadlineChange,
    Demand,
    DemandChange,
    Finding,
    FindingChange,
    Submission,
    SubmissionFile,
    SubmissionItem,
)
from .recomputing import Recomputing


class FindingChangeInline(ChangesInline):
    model = FindingChange


class DemandChangeInline(ChangesInline):
    model = DemandChange


class ConclusionFileInline(FilesInline):
    model = ConclusionFile


class SubmissionFileInline(FilesInline):
    model = SubmissionFile


class ConcludedVisitInline(ViewOnly, admin.TabularInline):
    model = ConcludedVisit
    extra = 0


class DeadlineChangeInline(ViewOnly, admin.TabularInline):
    model = DeadlineChange
    extra = 0


class ItemInline(ViewOnly, admin.TabularInline):
    """What one paper says about each demand, and what papers say about one demand."""

    model = SubmissionItem
    fields = ["submission", "demand", "turn", "decision", "decided_by", "decided_at"]
    extra = 0

    def get_queryset(self, request):
        return (
            super().get_queryset(request).select_related("submission__unit", "demand__finding", "decided_by")
        )


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
    list_display = ["number", "date", "round", "signer_name", "from_paper"]
    list_filter = ["round", "from_paper"]
    list_select_related = ["round"]
    list_per_page = 50
    date_hierarchy = "date"
    search_fields = ["visits__unit__search", "number"]
    search_help_text = _("Unit or number; diacritics may be left out.")
    inlines = [ConcludedVisitInline, ConclusionFileInline]


@admin.register(Demand)
class DemandAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["finding", "unit", "state", "deadline_kind", "due_on"]
    list_filter = ["state", "deadline_kind", "finding__visit__round"]
    list_select_related = ["finding", "unit"]
    list_per_page = 50
    date_hierarchy = "due_on"
    search_fields = ["finding__search", "unit__search"]
    search_help_text = _("Number, title or unit; diacritics may be left out.")
    inlines = [ItemInline, DeadlineChangeInline, DemandChangeInline]


@admin.register(Submission)
class SubmissionAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["kind", "unit", "conclusion", "sent_at", "sent_by", "on_behalf"]
    list_filter = ["kind", "on_behalf", "conclusion__round"]
    list_select_related = ["unit", "conclusion", "sent_by"]
    list_per_page = 50
    date_hierarchy = "sent_at"
    search_fields = ["unit__search", "number"]
    search_help_text = _("Unit or number; diacritics may be left out.")
    inlines = [ItemInline, SubmissionFileInline]


@admin.register(Consultation)
class ConsultationAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["visit", "asked_by", "asked_at", "due_on", "replied_by", "replied_at"]
    list_filter = ["on_behalf", "visit__round"]
    list_select_related = ["visit", "asked_by", "replied_by"]
    list_per_page = 50
    search_fields = ["visit__unit__search"]
    search_help_text = _("Unit; diacritics may be left out.")


admin.site.unregister(Holiday)


@admin.register(Holiday)
class CalendarAdmin(HolidayAdmin):
    """The calendar, which says when deadlines that stand would end on another day by what it holds now."""

    def changelist_view(self, request, extra_context=None):
        """Whoever has added, changed, deleted or seeded days comes back to this list."""
        response = super().changelist_view(request, extra_context)
        if request.method == "GET" and response.status_code == 200:
            self._ask_to_recompute(request)
        return response

    def response_add(self, request, obj, post_url_continue=None):
        return self._asking(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self._asking(request, super().response_change(request, obj))

    def _asking(self, request, response):
        """Who goes on to another form is asked there; the list asks by itself."""
        if {"_continue", "_addanother"} & set(request.POST):
            self._ask_to_recompute(request)
        return response

    def _ask_to_recompute(self, request):
        n = len(Recomputing(request.user).differences)
        if not n:
            return
        words = ngettext(
            "By this calendar %d deadline that stands would end on another day.",
            "By this calendar %d deadlines that stand would end on another day.",
            n,
        )
        look = _("See the difference and decide")
        said = format_html('{} <a href="{}">{}</a>', words % n, reverse("findings:recompute"), look)
        messages.warning(request, said)
