"""The administration pages: open to the administrator role only."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class AdminSite(admin.AdminSite):
    site_header = site_title = _("Administration of inspections")
    index_title = _("Units, people, calendar and checklists")

    def has_permission(self, request):
        user = request.user
        return user.is_active and user.is_authenticated and (user.is_superuser or user.is_administrator)
