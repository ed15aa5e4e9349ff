"""The sample of an extract: drawn by lot, drawn again with a reason, shown with how it can be repeated."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from core.acts import VerbFormMixin
from core.spreadsheets import Sheet, xlsx_response

from .. import permissions
from ..fetching import counted_extract
from ..forms.samples import DrawForm, RedrawForm
from ..models import Extract, Sample
from ..sampling import pool_of, strata_of, totals_of
from ..workflow import ExtractState

# A longer list is asked of the product itself: a spreadsheet of it would take minutes.
LONGEST_POOL = 100_000


def sample_page(request, pk):
    """How the standing sample was drawn and how far the look into it is; ?repeat draws it once more."""
    extract = counted_extract(request.user, pk)
    draws = list(extract.samples.select_related("drawn_by", "redrawn_by"))
    sample = next((each for each in draws if each.is_standing), None)
    may_sample = permissions.can_sample(request.user, extract)
    context = {
        "extract": extract,
        "visit": extract.visit,
        "sample": sample,
        "earlier": [each for each in draws if not each.is_standing],
        "may_sample": may_sample,
        "may_check": permissions.can_check(request.user, extract),
        "may_repeat": sample and extract.state == ExtractState.COUNTED,
        "may_list": sample and sample.population <= LONGEST_POOL,
    }
    if sample:
        context |= _drawn(sample)
        if "repeat" in request.GET and context["may_repeat"]:
            context["repeats"] = sample.repeats
    return render(request, "dossiers/sample.html", context)


def _drawn(sample: Sample) -> dict:
    sampled = list(_sampled(sample))
    return {
        "sampled": sampled,
        "checked": sum(each.is_checked for each in sampled),
        "next": next((each for each in sampled if not each.is_checked), None),
        "totals": totals_of(sample),
        "strata": strata_of(sample, sampled),
    }


def _sampled(sample: Sample):
    return (
        sample.dossiers.with_progress().select_related("dossier__procedure", "checked_by").order_by("place")
    )


def sample_sheet(request, pk):
    """The drawn dossiers with empty boxes for each check, to be carried on paper."""
    extract = counted_extract(request.user, pk)
    sample = get_object_or_404(extract.samples.select_related("drawn_by"), redrawn_at=None)
    sampled = list(_sampled(sample))
    context = {"extract": extract, "visit": extract.visit, "sample": sample, "sampled": sampled}
    return render(request, "dossiers/sample_sheet.html", context | {"totals": totals_of(sample)})


def sample_pool(request, pk):
    """The list that lots were drawn from with its numbers, so that anybody can repeat the draw."""
    extract = counted_extract(request.user, pk)
    sample = get_object_or_404(extract.samples, redrawn_at=None, population__lte=LONGEST_POOL)
    if extract.state != ExtractState.COUNTED:
        raise Http404
    headings = [
        (_("Part of the list"), 20),
        (_("Number in it"), 10),
        (_("Row of the file"), 12),
        (_("Code of the dossier"), 30),
        (_("Place in the draw"), 12),
    ]
    return xlsx_response(f"danh-sach-boc-tham-{sample.seed}", Sheet(headings, pool_of(sample)))


class DrawView(VerbFormMixin, FormView):
    """Draw the sample of an extract by lot."""

    template_name = "dossiers/draw.html"
    form_class = DrawForm

    @cached_property
    def extract(self) -> Extract:
        return counted_extract(self.request.user, self.kwargs["pk"])

    @cached_property
    def standing(self) -> Sample | None:
        return self.extract.samples.filter(redrawn_at=None).first()

    def allowed(self):
        return permissions.can_sample(self.request.user, self.extract)

    def get(self, request, *args, **kwargs):
        if self.standing:
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        counts = self.extract.totals and self.extract.totals.counts
        return {"size": min(self.form_class.base_fields["size"].initial, counts.counted)} if counts else {}

    def carry_out(self, form):
        self._tell(Sample.draw_from(self.extract, by=self.request.user, **form.cleaned_data))

    def _tell(self, sample: Sample):
        self.done = _("%(n)d dossiers were drawn, seed %(seed)s.") % {"n": sample.size, "seed": sample.seed}

    def get_success_url(self):
        return reverse("dossiers:sample", args=[self.extract.pk])

    def get_context_data(self, **kwargs):
        extract = self.extract
        return super().get_context_data(
            extract=extract,
            visit=extract.visit,
            counts=extract.totals and extract.totals.counts,
            procedures=extract.counts.filter(axis="procedure").count(),
            cancel_url=self.get_success_url() if self.standing else extract.get_absolute_url(),
            **kwargs,
        )


class RedrawView(DrawView):
    """Draw anew with a reason; the draw that stood stays on record."""

    form_class = RedrawForm

    def get(self, request, *args, **kwargs):
        if not self.standing:
            return redirect("dossiers:draw", self.extract.pk)
        return super(DrawView, self).get(request, *args, **kwargs)

    def get_initial(self):
        if not self.standing:
            return super().get_initial()
        return {name: getattr(self.standing, name) for name in ("method", "size")} | {
            "sample": self.standing.pk
        }

    def carry_out(self, form):
        typed = dict(form.cleaned_data)
        sample = get_object_or_404(self.extract.samples, pk=typed.pop("sample"))
        self._tell(sample.redraw(by=self.request.user, **typed))

    def get_context_data(self, **kwargs):
        return super().get_context_data(standing=self.standing, **kwargs)
