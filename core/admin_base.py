"""What the administration pages of every room share: search, histories, refusals in words, view only."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from .errors import DomainError
from .text import fold


class ViewOnly:
    """Rows that are made and changed by their own verbs only, whoever signs in."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ChangesInline(ViewOnly, admin.TabularInline):
    """The changes of state of a core.workflow.Stateful thing; subclasses name the model."""

    fields = readonly_fields = ["at", "by", "act_label", "old_label", "new_label", "note"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")

    @admin.display(description=_("act"))
    def act_label(self, change):
        move = self.parent_model.MOVES.get(change.act)
        return move.label if move else change.act

    @admin.display(description=_("from"))
    def old_label(self, change):
        return self._state(change.old)

    @admin.display(description=_("to"))
    def new_label(self, change):
        return self._state(change.new)

    def _state(self, value):
        return dict(self.parent_model._meta.get_field("state").flatchoices).get(value, value)


class FilesInline(ViewOnly, admin.TabularInline):
    """Attachments of a thing, without the file itself: it is opened from the pages, which check who may."""

    fields = ["name", "size", "content_type", "uploaded_by", "uploaded_at"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by")


class FoldedSearch:
    """Search in columns written by core.models.Searchable, so "que vo" finds "Quế Võ"."""

    search_fields = ["search"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


class RefusalsInWords:
    """An act that the domain refuses ends in a message on the page it came from."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:
            return self._refused(request, error)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomainError as error:
            return self._refused(request, error)

    def _refused(self, request, error):
        messages.error(request, str(error))
        return redirect(request.path)


class Admin(RefusalsInWords, admin.ModelAdmin):
    """The administration page of a thing without a history of its rows."""


class HistoryAdmin(RefusalsInWords, SimpleHistoryAdmin):
    """The administration page of a thing whose rows keep their history."""

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """A row that may not be changed may not be reverted; the library asks only who may read it."""
        if request.method == "POST":
            row = self.get_object(request, object_id)
            if row is None or not self.has_change_permission(request, row):
                raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)
