"""Administration of what units report about themselves: read here, once it was sent, and never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_base import Admin, ChangesInline, FoldedSearch, ViewOnly

from ..models import SelfAnswer, SelfAnswerChange, SelfEvidence, SelfReport, SelfReportChange
from ..workflow import SelfReportState
from .visits import EVIDENCE_FIELDS, AnswerChangeInline, OfSeenVisits


class SelfReportChangeInline(ChangesInline):
    model = SelfReportChange


@admin.register(SelfReport)
class SelfReportAdmin(OfSeenVisits):
    list_display = ["visit", "state", "due_on", "asked_by", "asked_at", "sent_by", "sent_at", "illustrative"]
    list_filter = ["state", "visit__round", "illustrative"]
    list_select_related = ["visit", "asked_by", "sent_by"]
    search_fields = ["visit__unit__search", "visit__round__search"]
    search_help_text = _("Unit or round; diacritics may be left out.")
    inlines = [SelfReportChangeInline]


class OfSentReports(ViewOnly, FoldedSearch, Admin):
    """Rows that hang under a self-report, of those that were sent."""

    list_per_page = 50
    list_select_related = ["report__visit", "criterion"]
    search_fields = ["report__visit__unit__search", "report__visit__round__search", "criterion__search"]
    search_help_text = OfSeenVisits.search_help_text

    def get_queryset(self, request):
        sent = SelfReport.objects.visible_to(request.user).filter(state=SelfReportState.SENT)
        return super().get_queryset(request).filter(report__in=sent)


class SelfAnswerChangeInline(AnswerChangeInline):
    model = SelfAnswerChange


@admin.register(SelfAnswer)
class SelfAnswerAdmin(OfSentReports):
    list_display = ["report", "criterion", "verdict", "complete", "prefilled", "changed_by", "changed_at"]
    list_filter = ["verdict", "complete", "prefilled", "report__visit__round"]
    list_select_related = [*OfSentReports.list_select_related, "changed_by"]
    inlines = [SelfAnswerChangeInline]


@admin.register(SelfEvidence)
class SelfEvidenceAdmin(OfSentReports):
    list_display = ["name", "report", "criterion", "caption", "size", "uploaded_by", "uploaded_at"]
    list_filter = ["report__visit__round", "content_type", "illustrative"]
    list_select_related = [*OfSentReports.list_select_related, "uploaded_by"]
    # The file itself is opened from the pages, which check who may.
    fields = ["report", *EVIDENCE_FIELDS, "content_type", "sha256", "illustrative"]
