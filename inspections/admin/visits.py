"""Administration of visits, answers and evidence: read here and never changed.

An unannounced visit is hidden from administrators too until it starts, here as everywhere.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, ChangesInline, FoldedSearch, HistoryAdmin, ViewOnly

from ..models import Answer, AnswerChange, Evidence, Visit, VisitChange

# The file itself is opened from the visit's pages, which check who may.
EVIDENCE_FIELDS = ["order", "name", "caption", "criterion", "size", "uploaded_by", "uploaded_at"]


class VisitChangeInline(ChangesInline):
    model = VisitChange


class EvidenceInline(ViewOnly, admin.TabularInline):
    model = Evidence
    fields = EVIDENCE_FIELDS
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("criterion", "uploaded_by")


@admin.register(Visit)
class VisitAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["body_name", "parent_name", "date", "round", "team", "kind", "state", "illustrative"]
    list_filter = ["state", "kind", "unit__level", "round", "illustrative"]
    list_select_related = ["round", "team"]
    list_per_page = 50
    date_hierarchy = "date"
    search_fields = ["unit__search", "round__search"]
    search_help_text = _("Unit or round; diacritics may be left out.")
    inlines = [EvidenceInline, VisitChangeInline]

    def get_queryset(self, request):
        return Visit.objects.visible_to(request.user).select_related("round", "team", "unit", "parent")

    def has_view_permission(self, request, obj=None):
        """The library shows the history of rows that the list does not: those stay hidden as well."""
        seen = obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()
        return seen and super().has_view_permission(request, obj)


class OfSeenVisits(ViewOnly, FoldedSearch, Admin):
    """Rows that hang under a visit, of the visits that the person may know of."""

    list_per_page = 50
    search_fields = ["visit__unit__search", "visit__round__search", "criterion__search"]
    search_help_text = _("Unit, round or criterion; diacritics may be left out.")

    def get_queryset(self, request):
        visits = Visit.objects.visible_to(request.user)
        return super().get_queryset(request).filter(visit__in=visits)


class AnswerChangeInline(ViewOnly, admin.TabularInline):
    model = AnswerChange
    fields = ["at", "by", "field", "old", "new", "contested"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


@admin.register(Answer)
class AnswerAdmin(OfSeenVisits):
    list_display = ["visit", "criterion", "verdict", "complete", "changed_by", "changed_at"]
    list_filter = ["verdict", "complete", "visit__round", "criterion__section__domain"]
    list_select_related = ["visit", "criterion", "changed_by"]
    inlines = [AnswerChangeInline]


@admin.register(Evidence)
class EvidenceAdmin(OfSeenVisits):
    list_display = ["name", "visit", "criterion", "caption", "size", "uploaded_by", "uploaded_at"]
    list_filter = ["visit__round", "content_type", "illustrative"]
    list_select_related = ["visit", "criterion", "uploaded_by"]
    fields = ["visit", *EVIDENCE_FIELDS, "content_type", "sha256", "illustrative"]
