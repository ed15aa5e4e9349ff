"""Raising a shortcoming from the list of late dossiers: the ticked ones, or all that the filter leaves."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import inside
from dossiers.fetching import counted_extract
from dossiers.forms.judging import read_ticked
from dossiers.late_filter import LateFilter
from dossiers.late_groups import groups_of
from dossiers.late_list import LateList
from dossiers.models import Extract
from findings.models import Finding
from findings.views.findings import RaiseOnVisitView
from inspections.models import Criterion, Domain, Visit

from ..late_raising import WORST, figure_of, procedures_of, text_of, title_of

_MOST_TICKED = 200


@require_POST
def raise_ticked(request, pk):
    """To the form of a shortcoming about the ticked dossiers."""
    extract = counted_extract(request.user, pk)
    ticked = list(read_ticked(request.POST.getlist("ticked")))[:_MOST_TICKED]
    if not ticked:
        messages.error(request, _("Tick at least one line."))
        return redirect(inside(request, request.POST.get("back", ""), extract.get_absolute_url()))
    address = reverse("field:late_raise", args=[extract.pk])
    return redirect(f"{address}?dossiers={'-'.join(map(str, ticked))}")


class LateRaiseView(RaiseOnVisitView):
    """The ordinary form of a shortcoming, filled in from late dossiers; it is raised by the ordinary verb."""

    template_name = "field/late_raise.html"
    kind = Finding.Kind.SHORTCOMING

    @cached_property
    def extract(self) -> Extract:
        return counted_extract(self.request.user, self.kwargs["pk"])

    @cached_property
    def visit(self) -> Visit:
        return self.extract.visit

    @cached_property
    def late(self) -> LateList:
        return LateList.of(self.extract)

    @cached_property
    def dossiers(self):
        """Those named in the address, else all that its filters leave."""
        named = self.request.GET.get("dossiers", "")
        if named:
            ids = [int(pk) for pk in named.split("-")[:_MOST_TICKED] if pk.isdecimal() and len(pk) < 18]
            return self.late.rows.filter(pk__in=ids)
        chosen = LateFilter(self.request.GET, queryset=self.late.rows, request=self.request, late=self.late)
        return chosen.qs

    @cached_property
    def groups(self):
        return groups_of(self.dossiers)

    @cached_property
    def raised_from(self) -> Criterion | None:
        """The criterion asked on this visit that asks for such dossiers."""
        return self.visit.asked().filter(figure=figure_of(self.groups)).first()

    def get_initial(self):
        """In Vietnamese whatever the person reads, as the minutes will quote it."""
        with translation.override("vi"):
            return self._words()

    def _words(self) -> dict:
        criterion = self.raised_from
        worst = list(self.late.named(self.dossiers[:WORST]))
        return {
            "criterion": criterion and criterion.pk,
            "domain": criterion.section.domain if criterion else Domain.PROCEDURES,
            "title": title_of(self.groups.all, procedures_of(self.late, self.dossiers)),
            "text": text_of(self.extract, self.groups, worst),
        }

    def get_context_data(self, **kwargs):
        back = reverse("field:late_dossiers", args=[self.extract.pk])
        context = super().get_context_data(extract=self.extract, groups=self.groups, **kwargs)
        return context | {"cancel_url": back}
