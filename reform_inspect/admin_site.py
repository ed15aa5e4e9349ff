"""The administration pages: open to the administrator role only."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.translation import gettext_lazy as _


class LabelledChoices(AutocompleteJsonView):
    """Rows offered in a choice field, by the longer label that some of them have."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        return result | {"text": getattr(obj, "choice_label", result["text"])}


class AdminSite(admin.AdminSite):
    site_header = site_title = _("Administration of inspections")
    index_title = _("Units, people, calendar and checklists")

    def has_permission(self, request):
        user = request.user
        return user.is_active and user.is_authenticated and (user.is_superuser or user.is_administrator)

    def autocomplete_view(self, request):
        return LabelledChoices.as_view(admin_site=self)(request)
