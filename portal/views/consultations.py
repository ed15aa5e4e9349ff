"""The unit's word on what was found: said by the unit, or entered on its behalf; answered by the team."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from findings import permissions
from findings.forms import CommentsForm
from findings.models import Consultation

from ..models import RequestKind
from ..openers import reach_of
from ..permissions import can_make_link
from ..requests import Clock


class ConsultationView(VerbFormMixin, FormView):
    """Reading needs only sight of the request; the form stands on it for who may comment."""

    template_name = "portal/consultation.html"
    form_class = CommentsForm
    done = gettext_lazy("The word of the unit is received.")

    @cached_property
    def consultation(self) -> Consultation:
        asked = Consultation.objects.visible_to(self.request.user).select_related(
            "visit__round__plan", "visit__unit", "visit__team", "asked_by", "replied_by"
        )
        return get_object_or_404(asked, visit=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def allowed(self):
        return permissions.can_comment(self.request.user, self.consultation)

    @property
    def on_behalf(self) -> bool:
        return not self.request.user.is_unit_officer

    @cached_property
    def findings(self) -> list:
        return list(self.consultation.findings().order_by("kind", "pk"))

    @cached_property
    def said(self) -> dict:
        comments = self.consultation.comments.select_related("by", "answered_by")
        return {comment.finding_id: comment for comment in comments}

    def get_form_kwargs(self):
        words = {"findings": self.findings, "said": self.said, "on_behalf": self.on_behalf}
        return super().get_form_kwargs() | words

    def carry_out(self, form):
        self.consultation.reply(by=self.request.user, **form.words)

    def get_success_url(self):
        return self.consultation.get_absolute_url()

    def get_context_data(self, **kwargs):
        user, visit = self.request.user, self.consultation.visit
        may_link = can_make_link(user, visit.round.plan)
        return super().get_context_data(
            consultation=self.consultation,
            visit=visit,
            left=Clock.now().left(self.consultation.due_on),
            may_comment=self.allowed(),
            on_behalf=self.on_behalf,
            rows=[
                (finding, self.said.get(finding.pk), self._may_answer(finding)) for finding in self.findings
            ],
            kind=RequestKind.COMMENTS,
            thing_id=visit.pk,
            may_link=may_link,
            reach=reach_of(RequestKind.COMMENTS, visit.pk) if may_link else None,
            **kwargs,
        )

    def _may_answer(self, finding):
        finding.visit = self.consultation.visit
        return permissions.can_answer_comment(self.request.user, finding)
