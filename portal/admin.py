"""Administration of links and read receipts: read here and never changed."""

from django.contrib import admin

from core.admin_base import Admin, FoldedSearch, ViewOnly

from .models import AccessLink, Opening


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
