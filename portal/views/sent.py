"""What the unit has just sent: what was received, when, from whom, and what happens next."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from findings.models import Submission
from reports.models import Document
from reports.permissions import can_have_receipt

from ..requests import standing


class SentView(TemplateView):
    template_name = "portal/sent.html"

    @cached_property
    def submission(self) -> Submission:
        """404 for another unit's."""
        submissions = Submission.objects.visible_to(self.request.user)
        submissions = submissions.select_related("conclusion__round__plan__agency", "unit", "sent_by")
        submissions = submissions.prefetch_related(
            "items__demand__finding", "items__files", "items__decided_by", "files"
        )
        return get_object_or_404(submissions, pk=self.kwargs["pk"])

    def receipt(self) -> Document | None:
        """The receipt, once somebody asked for it; else the page offers to make it."""
        receipt = Document.receipt(self.submission)
        return receipt if receipt.pk else None

    def get_context_data(self, **kwargs):
        sent = standing(self.submission)
        items = list(self.submission.items.all())
        return super().get_context_data(
            submission=self.submission,
            sent=sent,
            items=items,
            is_late=any(item.is_late for item in items),
            files=[file for file in self.submission.files.all() if file.item_id is None],
            receipt=self.receipt(),
            may_have_receipt=can_have_receipt(self.request.user, self.submission),
            **kwargs,
        )
