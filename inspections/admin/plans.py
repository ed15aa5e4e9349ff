"""Administration of plans: read here, made and changed on their own pages."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, ChangesInline, FilesInline, FoldedSearch, HistoryAdmin, ViewOnly

from ..models import CoverageTarget, Draw, DrawCandidate, Plan, PlanChange, PlanFile, PlanUnit


class PlanChangeInline(ChangesInline):
    model = PlanChange


class CoverageTargetInline(ViewOnly, admin.TabularInline):
    model = CoverageTarget
    fields = ["level", "percent"]
    extra = 0


class PlanUnitInline(ViewOnly, admin.TabularInline):
    model = PlanUnit
    fields = ["unit", "draw", "replaces", "reason"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit", "draw", "replaces")


class PlanFileInline(FilesInline):
    model = PlanFile


@admin.register(Plan)
class PlanAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["title", "year", "agency", "state", "decision_number", "unit_count", "illustrative"]
    list_filter = ["state", "year", "illustrative"]
    list_select_related = ["agency"]
    list_per_page = 50
    search_help_text = _("Title or number of the decision; diacritics may be left out.")
    inlines = [CoverageTargetInline, PlanUnitInline, PlanFileInline, PlanChangeInline]

    def get_queryset(self, request):
        rows = Plan.objects.visible_to(request.user).select_related("agency")
        return rows.annotate(unit_count=Count("plan_units"))

    @admin.display(description=_("units"), ordering="unit_count")
    def unit_count(self, plan):
        return plan.unit_count


class DrawCandidateInline(ViewOnly, admin.TabularInline):
    model = DrawCandidate
    fields = ["position", "unit", "drawn"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit")


@admin.register(Draw)
class DrawAdmin(ViewOnly, FoldedSearch, Admin):
    """Draws by lot with their seed and their pool, so that anybody can repeat them."""

    list_display = ["label", "plan", "parent", "count", "seed", "by", "at"]
    list_filter = ["plan__year"]
    list_select_related = ["plan", "parent", "by"]
    list_per_page = 50
    search_fields = ["plan__search", "parent__search", "seed"]
    inlines = [DrawCandidateInline]

    def get_queryset(self, request):
        plans = Plan.objects.visible_to(request.user)
        return super().get_queryset(request).filter(plan__in=plans).select_related("plan", "parent", "by")
