"""Administration of the one-stop dossiers: words of products, rules, causes, personal data, deletions."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin_base import Admin, ChangesInline, FoldedSearch, HistoryAdmin, ViewOnly
from core.forms import BaseModelForm

from .models import (
    ChannelAlias,
    ColumnAlias,
    CountAlias,
    Deletion,
    Extract,
    ExtractChange,
    ExtractColumn,
    LateCause,
    LatenessRule,
    PersonalDataAllowance,
    Procedure,
    Product,
    StateAlias,
)
from .permissions import can_allow_personal
from .retention import withdraw


class AliasFormSet(forms.BaseInlineFormSet):
    """The words of one product; no two rows of the page may say the same words."""

    def clean(self):
        super().clean()
        keys = [form.instance.key for form in self.forms if form.has_changed() or form.instance.pk]
        if len(keys) != len(set(keys)):
            raise ValidationError(_("The same words stand here twice."))


class AliasInline(admin.TabularInline):
    formset = AliasFormSet
    form = BaseModelForm
    fields = ["words", "meaning"]
    extra = 0


class ColumnAliasInline(AliasInline):
    model = ColumnAlias


class StateAliasInline(AliasInline):
    model = StateAlias


class ChannelAliasInline(AliasInline):
    model = ChannelAlias


class CountAliasInline(AliasInline):
    model = CountAlias


@admin.register(Product)
class ProductAdmin(Admin):
    """One kind of one-stop software with the words that it alone uses."""

    form = BaseModelForm
    list_display = ["name"]
    search_fields = ["name"]
    inlines = [ColumnAliasInline, StateAliasInline, ChannelAliasInline, CountAliasInline]


@admin.register(ColumnAlias, CountAlias, StateAlias, ChannelAlias)
class AliasAdmin(FoldedSearch, Admin):
    """Words of all products, and of single ones."""

    form = BaseModelForm
    list_display = ["words", "meaning", "product"]
    list_filter = ["product", "meaning"]
    list_select_related = ["product"]
    list_per_page = 100
    fields = ["words", "meaning", "product"]
    search_fields = ["key"]
    search_help_text = gettext_lazy("Words of the file; diacritics may be left out.")


@admin.register(LatenessRule)
class LatenessRuleAdmin(HistoryAdmin):
    """How the clock of dossiers starts; what was counted already stays until it is counted again."""

    form = BaseModelForm
    list_display = ["valid_from", "valid_to", "cutoff", "basis"]


@admin.register(Procedure)
class ProcedureAdmin(FoldedSearch, Admin):
    form = BaseModelForm
    list_display = ["name", "code", "sector", "statutory_days"]
    list_display_links = ["name", "code"]
    list_filter = [("statutory_days", admin.EmptyFieldListFilter), "sector"]
    list_per_page = 50
    fields = ["code", "name", "sector", "statutory_days"]
    search_help_text = gettext_lazy("Code or name; diacritics may be left out.")


@admin.register(LateCause)
class LateCauseAdmin(Admin):
    """The causes on offer. One that was given stays; it is taken out of use instead of being deleted."""

    form = BaseModelForm
    list_display = ["name", "group", "order", "in_use"]
    list_filter = ["group", "in_use"]
    fields = ["code", "name", "group", "hints", "order", "in_use"]

    def get_readonly_fields(self, request, obj=None):
        """The program knows some causes by their code."""
        return ["code"] if obj else []


@admin.register(PersonalDataAllowance)
class PersonalDataAllowanceAdmin(Admin):
    """What of persons is kept, where, what for and until when; given and withdrawn, never changed."""

    form = BaseModelForm
    list_display = [
        "visit",
        "purpose",
        "applicant",
        "address",
        "phone",
        "until",
        "withdrawn_at",
        "allowed_by",
    ]
    list_filter = ["visit__round", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["visit", "allowed_by"]
    fields = ["visit", ("applicant", "address", "phone"), "purpose", "until"]
    autocomplete_fields = ["visit"]
    search_fields = ["visit__unit__search", "purpose"]
    actions = ["withdraw_chosen"]

    def has_change_permission(self, request, obj=None):
        """The list may be acted on, but no allowance is rewritten after it was given."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        can_allow_personal(request.user).enforce()
        obj.allowed_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=gettext_lazy("Withdraw, and delete what was kept of persons"))
    def withdraw_chosen(self, request, queryset):
        standing = queryset.filter(withdrawn_at=None)
        for allowance in standing:
            withdraw(allowance, by=request.user)
        n = len(standing)
        said = ngettext("%d allowance was withdrawn.", "%d allowances were withdrawn.", n) % n
        self.message_user(request, said, messages.SUCCESS)


class ExtractColumnInline(ViewOnly, admin.TabularInline):
    model = ExtractColumn
    fields = ["place", "heading", "meaning", "by_hand"]
    extra = 0


class ExtractChangeInline(ChangesInline):
    model = ExtractChange


@admin.register(Extract)
class ExtractAdmin(ViewOnly, FoldedSearch, Admin):
    """Exports that were handed in; the file itself is opened by nobody."""

    list_display = [
        "name",
        "visit",
        "product",
        "kind",
        "state",
        "period_start",
        "period_end",
        "rows_read",
        "keep_until",
    ]
    list_filter = ["state", "kind", "product", "visit__round"]
    list_select_related = ["visit", "product"]
    list_per_page = 50
    date_hierarchy = "uploaded_at"
    exclude = ["file"]
    search_fields = ["visit__unit__search", "visit__round__search"]
    search_help_text = gettext_lazy("Unit or round; diacritics may be left out.")
    inlines = [ExtractColumnInline, ExtractChangeInline]

    def get_queryset(self, request):
        return Extract.objects.visible_to(request.user).select_related("visit", "product")


@admin.register(Deletion)
class DeletionAdmin(ViewOnly, Admin):
    """What was deleted when its time was over, for whoever has to show that it was."""

    list_display = ["at", "extract", "deleted", "kept", "persons"]
    list_select_related = ["extract"]
    list_per_page = 50
    date_hierarchy = "at"
