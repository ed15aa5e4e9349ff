"""The papers of one round, in the order in which an inspection needs them."""

from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from inspections.models import Round

from .. import permissions
from ..chain import Kind
from ..folder import Folder
from ..forms import ConcludedVisitsForm
from ..models import Document


def visible_round(user, code) -> Round:
    rounds = Round.objects.visible_to(user).select_related("plan__agency__parent")
    return get_object_or_404(rounds, code=code)


def folder(request, code):
    round_ = visible_round(request.user, code)
    context = {
        "round": round_,
        "folder": Folder(round_, request.user),
        "may_pack": permissions.can_pack(request.user, round_),
    }
    return render(request, "reports/folder.html", context)


class ConclusionView(VerbFormMixin, FormView):
    """Choose the visits that one notice of conclusion is to tell of, and begin it."""

    template_name = "reports/conclusion_form.html"
    form_class = ConcludedVisitsForm
    done = gettext_lazy("The notice of conclusion is begun.")

    @cached_property
    def round(self) -> Round:
        return visible_round(self.request.user, self.kwargs["code"])

    @cached_property
    def visits(self):
        return Folder(self.round, self.request.user).to_conclude

    def allowed(self):
        return permissions.can_open(self.request.user, Kind.CONCLUSION, self.round)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visits": self.visits}

    def get_initial(self):
        wanted = self.request.GET.get("visit")
        return {"visits": [visit.pk for visit in self.visits if wanted in {None, str(visit.pk)}]}

    def carry_out(self, form):
        self.document = Document.conclude_with(form.cleaned_data["visits"], by=self.request.user)

    def get_success_url(self):
        return self.document.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)
