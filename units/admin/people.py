"""Administration of people: accounts, roles, units and passwords."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from core.admin_base import FoldedSearch
from core.forms import CleanFormMixin

from ..models import User


class PersonForm(CleanFormMixin, UserChangeForm):
    """A person's row; the password has a form of its own."""


class NewPersonForm(CleanFormMixin, AdminUserCreationForm):
    """A new person with a first password."""


WHO = (_("Who"), {"fields": ["full_name", "unit", "position", "role", "invented"]})
REACHED = (_("How they are reached"), {"fields": ["email", "phone"]})


@admin.register(User)
class PersonAdmin(FoldedSearch, UserAdmin):
    """People are made, moved and shut out here. A superuser is touched by superusers only."""

    form = PersonForm
    add_form = NewPersonForm
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        WHO,
        REACHED,
        (_("Access"), {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        WHO,
        REACHED,
    ]
    list_display = ["full_name", "username", "role", "unit", "position", "is_active", "invented"]
    list_display_links = ["full_name", "username"]
    list_filter = ["role", "is_active", "invented"]
    list_select_related = ["unit"]
    list_per_page = 50
    ordering = ["sort_key"]
    search_help_text = _("Name, sign-in name, e-mail or position; diacritics may be left out.")
    autocomplete_fields = ["unit"]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []

    def has_change_permission(self, request, obj=None):
        return self._may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_touch(request, obj) and super().has_delete_permission(request, obj)

    def _may_touch(self, request, person) -> bool:
        """Else an administrator could set a superuser's password and become one."""
        return person is None or not person.is_superuser or request.user.is_superuser
