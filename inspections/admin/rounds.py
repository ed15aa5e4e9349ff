"""Administration of rounds and teams: read here, made and changed on their own pages."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, ChangesInline, FoldedSearch, HistoryAdmin, ViewOnly

from ..models import Round, RoundChange, RoundCriterion, Team, TeamMember
from ..visibility import seen_visits


class RoundChangeInline(ChangesInline):
    model = RoundChange


class TeamInline(ViewOnly, admin.TabularInline):
    model = Team
    fields = ["name", "decision_number", "decision_date", "decision_issuer"]
    extra = 0
    show_change_link = True


@admin.register(Round)
class RoundAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = [
        "code",
        "name",
        "plan",
        "period_start",
        "period_end",
        "checklist",
        "state",
        "visit_count",
        "illustrative",
    ]
    list_filter = ["state", "plan__year", "illustrative"]
    list_select_related = ["plan", "checklist"]
    list_per_page = 50
    date_hierarchy = "period_start"
    search_help_text = _("Code or name; diacritics may be left out.")
    inlines = [TeamInline, RoundChangeInline]

    def get_queryset(self, request):
        rows = Round.objects.visible_to(request.user).select_related("plan", "checklist")
        seen = seen_visits(request.user, "visits__")
        return rows.annotate(visit_count=Count("visits", filter=seen, distinct=True))

    @admin.display(description=_("visits"), ordering="visit_count")
    def visit_count(self, round_):
        return round_.visit_count


@admin.register(RoundCriterion)
class RoundCriterionAdmin(ViewOnly, FoldedSearch, Admin):
    """What each round asks of each level."""

    list_display = ["round", "level", "criterion"]
    list_filter = ["level", "round"]
    list_select_related = ["round", "criterion"]
    list_per_page = 50
    search_fields = ["criterion__search", "round__search"]


class TeamMemberInline(ViewOnly, admin.TabularInline):
    model = TeamMember
    fields = ["order", "user", "role"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")


@admin.register(Team)
class TeamAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["name", "round", "decision_number", "decision_date", "member_count"]
    list_filter = ["round"]
    list_select_related = ["round"]
    list_per_page = 50
    search_fields = ["round__search", "members__user__search", "decision_number"]
    search_help_text = _("Round or person; diacritics may be left out.")
    inlines = [TeamMemberInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("round")
        return rows.annotate(member_count=Count("members", distinct=True))

    @admin.display(description=_("people"), ordering="member_count")
    def member_count(self, team):
        return team.member_count
