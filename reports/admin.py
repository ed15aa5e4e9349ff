"""Administration of the papers: what an agency prints on them is set here, the rest is read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, FilesInline, FoldedSearch, HistoryAdmin, ViewOnly

from .chain import ABOUT_FIELDS
from .models import Box, Document, DocumentFile, DocumentRemark, DocumentSettings, SectionWording

# By what a document is called in a list of what belongs to it.
OF_DOCUMENT = [f"document__{field}" for field in ABOUT_FIELDS]


class OfDocument(ViewOnly, Admin):
    """A list of what belongs to documents, each of which is named by its thing or its visits."""

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("document__visits")


@admin.register(DocumentSettings)
class DocumentSettingsAdmin(FoldedSearch, HistoryAdmin):
    list_display = ["agency", "symbol", "place", "signer_name"]
    list_select_related = ["agency"]
    search_fields = ["agency__search"]
    autocomplete_fields = ["agency"]
    fieldsets = [
        (None, {"fields": ["agency"]}),
        (_("Letterhead"), {"fields": ["symbol", "place", "addressees"]}),
        (_("Signature and recipients"), {"fields": ["signer_titles", "signer_name", "recipients"]}),
        (_("Annexes"), {"fields": ["photo_limit"]}),
    ]


class RemarkInline(ViewOnly, admin.TabularInline):
    model = DocumentRemark
    fields = readonly_fields = ["section", "text", "by", "at", "answer", "answered_by", "answered_at"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "answered_by")


class DocumentFileInline(FilesInline):
    model = DocumentFile
    fields = ["turn", "name", "pages", "sha256", "uploaded_by", "uploaded_at"]


@admin.register(Document)
class DocumentAdmin(ViewOnly, FoldedSearch, HistoryAdmin):
    list_display = ["subject", "kind", "about", "dated", "opened_by"]
    list_filter = ["kind", "dated"]
    list_select_related = [*ABOUT_FIELDS, "submission__unit", "opened_by"]
    search_fields = ["round__search", "round__code", "unit__search", "submission__unit__search"]
    inlines = [RemarkInline, DocumentFileInline]

    @admin.display(description=_("about"))
    def about(self, document):
        return document.about


@admin.register(DocumentFile)
class DocumentFileAdmin(OfDocument):
    """The file itself is opened from the document's page, which checks who may."""

    fields = [
        "document",
        "turn",
        "name",
        "size",
        "pages",
        "sha256",
        "template_version",
        "uploaded_by",
        "uploaded_at",
    ]
    list_display = ["name", "document", "turn", "pages", "template_version", "uploaded_by", "uploaded_at"]
    list_filter = ["uploaded_at"]
    list_select_related = [*OF_DOCUMENT, "uploaded_by"]
    search_fields = ["name", "sha256"]


@admin.register(DocumentRemark)
class DocumentRemarkAdmin(OfDocument):
    list_display = ["document", "section", "text", "by", "at", "answered_at"]
    list_filter = ["section", ("answered_at", admin.EmptyFieldListFilter)]
    list_select_related = [*OF_DOCUMENT, "by"]
    search_fields = ["text"]


@admin.register(Box)
class BoxAdmin(ViewOnly, Admin):
    """That it was packed, when and by whom; the ZIP itself is for the agency, on the page of the box."""

    fields = ["round", "visit", "name", "size", "files", "lost", "sha256", "uploaded_by", "uploaded_at"]
    list_display = ["name", "round", "visit", "size", "files", "lost", "uploaded_by", "uploaded_at"]
    list_filter = ["uploaded_at"]
    list_select_related = ["round", "visit", "uploaded_by"]
    search_fields = ["name", "sha256"]


@admin.register(SectionWording)
class SectionWordingAdmin(OfDocument, HistoryAdmin):
    """What a section said before is in its history."""

    list_display = ["document", "section", "by", "at"]
    list_filter = ["at"]
    list_select_related = [*OF_DOCUMENT, "by"]
    search_fields = ["text"]
