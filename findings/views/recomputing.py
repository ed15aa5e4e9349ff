"""The deadlines that a changed holiday calendar gives otherwise: looked at, chosen, and taken over."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from core.acts import VerbFormMixin

from .. import permissions
from ..forms import RecomputeForm
from ..recomputing import MOST_AT_ONCE, Recomputing


class RecomputeView(VerbFormMixin, FormView):
    """Old day and new day of each demand still owed, with the reason; what is ticked moves, all or none."""

    template_name = "findings/recompute.html"
    form_class = RecomputeForm
    extra_context = {"title": gettext_lazy("Compute deadlines anew")}

    @cached_property
    def recomputing(self) -> Recomputing:
        return Recomputing(self.request.user)

    @cached_property
    def shown(self):
        return self.recomputing.differences[:MOST_AT_ONCE]

    def allowed(self):
        return permissions.can_look_at_recomputing(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"differences": self.shown}

    def carry_out(self, form):
        chosen = form.chosen
        for difference in chosen:
            difference.carry_out(by=self.request.user, reason=form.cleaned_data["reason"])
        n = len(chosen)
        self.done = ngettext("%d deadline is computed anew.", "%d deadlines are computed anew.", n) % n

    def get_success_url(self):
        return reverse("findings:recompute")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        ticked = set(context["form"]["demands"].value() or [])
        return context | {
            "lines": [(difference, difference.key in ticked) for difference in self.shown],
            "more": len(self.recomputing.differences) - len(self.shown),
            "left_alone": self.recomputing.left_alone[:MOST_AT_ONCE],
            "submit_label": _("Take over what is ticked"),
        }
