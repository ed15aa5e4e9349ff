"""Administration of reminders: who was told of what and when, to be read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, FoldedSearch, ViewOnly

from .models import Digest, Reminder


class ReminderInline(ViewOnly, admin.TabularInline):
    model = Reminder
    fields = ["demand", "step", "stage", "due_on"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("demand__finding")


@admin.register(Digest)
class DigestAdmin(ViewOnly, FoldedSearch, Admin):
    list_display = ["person", "subject", "state", "created_at", "tried_at", "error"]
    list_filter = ["state"]
    list_select_related = ["person"]
    list_per_page = 50
    date_hierarchy = "created_at"
    search_fields = ["person__search"]
    search_help_text = _("Person; diacritics may be left out.")
    inlines = [ReminderInline]
