"""The checking form of one drawn dossier, filled in beside its papers."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from core.acts import VerbFormMixin
from core.permissions import refuse

from .. import permissions
from ..fetching import counted_extract
from ..forms.samples import CheckForm
from ..models import Extract, SampledDossier
from ..sampling import next_unchecked


class CheckView(VerbFormMixin, UpdateView):
    """The software's data above, the checks below; “next” leads to the next dossier that lacks an answer."""

    template_name = "dossiers/check.html"
    form_class = CheckForm

    @cached_property
    def extract(self) -> Extract:
        return counted_extract(self.request.user, self.kwargs["extract_pk"])

    @cached_property
    def sampled(self) -> SampledDossier:
        """As it is stored, however the form was filled in."""
        return self.get_object()

    def get_object(self, queryset=None):
        rows = SampledDossier.objects.select_related("sample", "dossier__procedure", "checked_by")
        sampled = get_object_or_404(rows, pk=self.kwargs["pk"], sample__extract=self.extract)
        sampled.sample.extract = sampled.dossier.extract = self.extract
        return sampled

    def allowed(self):
        """Of a draw that another one took the place of, what was found is only read."""
        if not self.sampled.sample.is_standing:
            return refuse(_("Lots were drawn again: this dossier is no longer in the sample."))
        return permissions.can_check(self.request.user, self.extract)

    def get(self, request, *args, **kwargs):
        """Whoever may only look sees what was found, without inputs."""
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data())

    def carry_out(self, form):
        data = form.cleaned_data
        self.object.look_into(
            by=self.request.user,
            version=data["version"],
            answers=form.answers,
            note=data["note"],
            uploads=data["file"],
            drop=data["drop"],
        )
        self.done = _("%s is saved.") % self.sampled.dossier.code

    @property
    def _may_see_persons(self):
        return permissions.can_see_persons(self.request.user, self.extract)

    def get_success_url(self):
        """On to the next with “next”, and to the sample after the last."""
        here = self.sampled
        if "next" in self.request.POST:
            here = next_unchecked(here)
        if here is None:
            return reverse("dossiers:sample", args=[self.extract.pk])
        return reverse("dossiers:check", args=[self.extract.pk, here.pk])

    def get_context_data(self, **kwargs):
        sample = self.sampled.sample
        return super().get_context_data(
            extract=self.extract,
            visit=self.extract.visit,
            sample=sample,
            sampled=self.sampled,
            dossier=self.sampled.dossier,
            photos=list(self.sampled.dossier.photos.all()) if self._may_see_persons else [],
            checked=sample.size - sample.dossiers.unchecked().count(),
            following=next_unchecked(self.sampled),
            may_check=self.allowed(),
            **kwargs,
        )
