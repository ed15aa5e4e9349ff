"""Administration of the exchange with units: read here and never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, FoldedSearch, ViewOnly

from .models import AccessLink, Digest, Opening, Reminder


class ReminderInline(ViewOnly, admin.TabularInline):
    model = Reminder
    fields = ["unit", "step", "stage", "due_on"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit")


@admin.register(Digest)
class DigestAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["subject", "person", "state", "created_at", "sent_at", "error"]
    list_filter = ["state"]
    list_select_related = ["person"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["person__search"]
    search_help_text = _("Person; diacritics may be left out.")
    inlines = [ReminderInline]


@admin.register(Reminder)
class ReminderAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["person", "unit", "step", "stage", "due_on", "digest"]
    list_filter = ["step", "stage"]
    list_select_related = ["person", "unit", "digest"]
    list_per_page = 50
    date_hierarchy = "due_on"
    search_fields = ["person__search", "unit__search"]
    search_help_text = _("Person or unit; diacritics may be left out.")


@admin.register(AccessLink)
class AccessLinkAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["user", "kind", "created_by", "created_at", "expires_at", "revoked_at"]
    list_filter = ["kind"]
    list_select_related = ["user", "created_by"]
    list_per_page = 50
    exclude = ["nonce"]
    search_fields = ["user__search"]


@admin.register(Opening)
class OpeningAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["user", "kind", "first_at", "last_at", "times"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    list_per_page = 50
    search_fields = ["user__search"]
