"""Handing in an export: the upload, its preview, and what is said and decided there."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin, note_of, perform
from inspections.fetching import visible_visit
from inspections.models import Visit

from .. import counting, permissions, previewing
from ..fetching import visible_extract
from ..forms.imports import MeaningsForm, UploadForm
from ..models import Extract
from ..preview_page import Preview, last_reading
from ..teaching import find_product, read_otherwise


class UploadView(VerbFormMixin, FormView):
    """Hand in an export on a visit; its preview shows how far the reading is."""

    template_name = "dossiers/upload.html"
    form_class = UploadForm
    done = gettext_lazy("The file was received. It is counted once you have looked at its preview.")
    extract: Extract

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["visit_pk"])

    def allowed(self):
        return permissions.can_import(self.request.user, self.visit)

    def carry_out(self, form):
        words = form.cleaned_data
        product = words.get("product") or find_product(words["new_product"])
        self.extract = Extract.receive(
            self.visit,
            words["file"],
            by=self.request.user,
            product=product,
            period_start=words["period_start"],
            period_end=words["period_end"],
        )

    def afterwards(self):
        previewing.start(self.extract, by=self.request.user)

    def get_success_url(self):
        return self.extract.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Hand in"),
            allowances=self.visit.allowances.holding_for(self.visit),
            **kwargs,
        )


@require_GET
def preview(request, pk):
    """The file before it is counted; an extract that counts has its own page."""
    extract = visible_extract(request.user, pk)
    if extract.is_counted:
        return redirect(extract)
    return _preview(request, extract, MeaningsForm(extract=extract, user=request.user))


def _preview(request, extract, form):
    wants_rows = "rows" in request.GET
    context = {"extract": extract, "visit": extract.visit, "form": form}
    context["preview"] = Preview(extract, form, request.user, wants_rows=wants_rows)
    return render(request, "dossiers/preview.html", context)


@require_POST
def say_meanings(request, pk):
    """Read the file again with what was said of it; a form in error comes back as it was typed."""
    extract = visible_extract(request.user, pk)
    form = MeaningsForm(request.POST, extract=extract, user=request.user)
    may = extract.may("read_again", request.user)
    if may and not form.is_valid():
        return _preview(request, extract, form)
    said = form.said if may else {"meanings": {}, "period_start": None, "period_end": None}
    return perform(request, partial(read_otherwise, extract), then=extract, **said)


@require_POST
def confirm(request, pk):
    """Have it counted; the page shows how far that is. Only what the person has seen is confirmed."""
    extract = visible_extract(request.user, pk)
    if request.POST.get("seen", str(last_reading(extract))) != str(last_reading(extract)):
        messages.error(request, _("The file was read again meanwhile. Look at the new preview first."))
        return redirect(extract)
    return perform(request, partial(counting.start, extract), then=extract)


@require_POST
def discard(request, pk):
    extract = visible_extract(request.user, pk)
    return perform(
        request, extract.discard, _("The file was discarded; nothing of it is kept."), then=extract.visit
    )


@require_POST
def take_back(request, pk):
    extract = visible_extract(request.user, pk)
    return perform(
        request,
        extract.take_back,
        _("The extract was taken back and no longer counts."),
        then=extract.visit,
        note=note_of(request),
    )
