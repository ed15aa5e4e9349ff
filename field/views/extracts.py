"""The page of an extract of one-stop software: its numbers in one look, its late dossiers, comparisons."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.lists import FilteredListView
from core.spreadsheets import Sheet, xlsx_response
from dossiers import charting, comparison, late_list
from dossiers.fetching import counted_extract
from dossiers.forms.judging import JudgeForm
from dossiers.late_filter import LateFilter
from dossiers.late_groups import late_groups
from dossiers.models import Axis, Extract
from dossiers.permissions import can_judge, can_recount, can_sample
from dossiers.rates import FORMULAS, Counts
from dossiers.readings import READINGS
from dossiers.sampling import summary_of
from findings.permissions import can_raise
from inspections.permissions import can_answer

from ..extracts import late_findings
from ..figures import free_figures


def extract_page(request, pk):
    """The answer that an inspector came for: how many, how many in time, how many late and why."""
    extract = counted_extract(request.user, pk)
    rows = list(extract.counts.select_related("procedure"))
    extract.totals = next((row for row in rows if row.axis == Axis.ALL), None)
    counts = extract.totals.counts if extract.totals else Counts()
    context = {
        "extract": extract,
        "object": extract,
        "visit": extract.visit,
        "counts": counts,
        "totals": extract.totals,
        "rates": [(formula, formula.percent(counts), *formula.share(counts)) for formula in FORMULAS],
        "groups": late_groups(extract),
        "formulas": FORMULAS,
        "readings": READINGS,
        "findings": late_findings(request.user, extract.visit),
        "may_judge": can_judge(request.user, extract),
        "sample_summary": summary_of(extract),
        "may_sample": can_sample(request.user, extract),
        "may_recount": can_recount(request.user, extract),
        "may_raise": can_raise(request.user, extract.visit),
        "free_figures": _free_figures(request.user, extract),
    }
    return render(request, "field/extract.html", context | _drawn(rows) | _before(request.user, extract))


def _free_figures(user, extract) -> int:
    """How many answers of the visit this very extract fills that nobody typed."""
    if not can_answer(user, extract.visit):
        return 0
    return sum(free.extract.pk == extract.pk for free in free_figures(extract.visit))


def _drawn(rows) -> dict:
    """Where the late ones lie: only what the extract tells; a summary has groups of its own."""
    return {
        "drawings": [
            drawn
            for drawn in (
                charting.by_axis(rows, Axis.PROCEDURE, _("Late dossiers by procedure")),
                charting.by_axis(rows, Axis.OFFICE, _("Late dossiers by office")),
                charting.by_axis(rows, Axis.SUMMARY, _("Late dossiers as the report groups them")),
            )
            if drawn
        ],
        "weeks": charting.by_week(rows),
    }


def _before(user, extract) -> dict:
    """The last extract of the unit, whatever it was called then."""
    last = comparison.last_before(extract, comparison.of_the_unit(extract, user))
    if last is None or last.totals is None:
        return {"last": None}
    return {"last": last, "since": comparison.rates(extract.totals.counts, last.totals.counts)}


class LateListView(FilteredListView):
    """The late dossiers of one extract, to find out of each why it was late."""

    template_name = "field/late_dossiers.html"
    filterset_class = LateFilter

    @cached_property
    def extract(self) -> Extract:
        return counted_extract(self.request.user, self.kwargs["pk"])

    @cached_property
    def late(self) -> late_list.LateList:
        return late_list.LateList.of(self.extract)

    def get_queryset(self):
        return self.late.rows

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"late": self.late}

    def get_paginator(self, *args, **kwargs):
        """The whole list was counted when its dossiers were; what a filter leaves is counted now."""
        paginator = super().get_paginator(*args, **kwargs)
        if not self.filterset.form.changed_data:
            paginator.count = self.late.number
        return paginator

    def get_context_data(self, **kwargs):
        user, extract = self.request.user, self.extract
        context = super().get_context_data(
            extract=extract,
            visit=extract.visit,
            export_url=reverse("field:late_export", args=[extract.pk]),
            may_judge=can_judge(user, extract),
            may_raise=can_raise(user, extract.visit),
            causes=self.late.offered,
            has_suggestions=self.late.has_suggestions,
            judge_form=JudgeForm.beside("bulk", self.late.offered),
            **kwargs,
        )
        context["dossiers"] = list(self.late.named(context["page_obj"].object_list))
        return context


def late_export(request, pk):
    """What the filter leaves of the late list, as a spreadsheet."""
    late = late_list.LateList.of(counted_extract(request.user, pk))
    chosen = LateFilter(request.GET, queryset=late.rows, request=request, late=late)
    name = f"ho-so-cham-han-{pk}-{timezone.localdate():%Y-%m-%d}"
    return xlsx_response(name, Sheet(late_list.headings(), late_list.cells(late, chosen.qs)))


def compare_page(request, pk):
    """The rates beside those of the unit's other extracts and of the other units of the round."""
    extract = counted_extract(request.user, pk)
    years = comparison.of_the_unit(extract, request.user)
    others = comparison.of_the_round(extract, request.user)
    context = {
        "extract": extract,
        "visit": extract.visit,
        "formulas": FORMULAS,
        "years": comparison.compare(extract, years),
        "round_units": comparison.worst_first(comparison.compare(extract, _with(extract, others))),
        "round_rates": comparison.rates(comparison.together(others)),
    }
    return render(request, "field/extract_compare.html", context)


def _with(extract: Extract, others: list[Extract]) -> list[Extract]:
    """The very extract that is looked at speaks for its visit, even if another one was counted later."""
    rest = [each for each in others if each.visit_id != extract.visit_id]
    return [extract, *rest]
