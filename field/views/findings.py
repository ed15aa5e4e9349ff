"""Writing down a finding on a visit, without a network too."""

from django.urls import reverse

from findings.views.findings import RaiseOnVisitView
from inspections.permissions import can_answer

from ..progress import progress_of


class RaiseView(RaiseOnVisitView):
    """The form of a new finding; its script keeps what is written on the device until the server has it."""

    template_name = "field/raise.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            progress=progress_of(self.visit.asked(), self.visit.answered_ids),
            may_answer=can_answer(self.request.user, self.visit),
            finding_kind=self.kind.value,
            back=self.back,
            **kwargs,
        )

    @property
    def back(self) -> str:
        """The criterion that the finding was raised from, else the visit."""
        criterion = self.raised_from
        if criterion is None:
            return self.visit.get_absolute_url()
        return f"{reverse('field:section', args=[self.visit.pk, criterion.section_id])}#c{criterion.pk}"
