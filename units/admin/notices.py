"""Administration of notices: what was sent to whom, to be read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, FoldedSearch, ViewOnly

from ..models import Notice


@admin.register(Notice)
class NoticeAdmin(ViewOnly, FoldedSearch, Admin):
    """Notices are written by acts elsewhere."""

    list_display = ["text", "user", "created_at", "read_at"]
    list_filter = [("read_at", admin.EmptyFieldListFilter), "created_at"]
    list_select_related = ["user"]
    search_fields = ["user__search"]
    search_help_text = _("Name of the person; diacritics may be left out.")
    date_hierarchy = "created_at"
