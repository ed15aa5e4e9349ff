"""All that is wrong or odd in a file, row by row, on a page and as a spreadsheet."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.lists import FilteredListView
from core.spreadsheets import Sheet, xlsx_response

from ..fetching import visible_extract
from ..filters import ProblemFilter
from ..models import Extract


class ProblemListView(FilteredListView):
    template_name = "dossiers/problems.html"
    filterset_class = ProblemFilter

    @cached_property
    def extract(self) -> Extract:
        return visible_extract(self.request.user, self.kwargs["pk"])

    def get_queryset(self):
        return self.extract.problems.all()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"extract": self.extract}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            extract=self.extract,
            visit=self.extract.visit,
            export_url=reverse("dossiers:problems_export", args=[self.extract.pk]),
            **kwargs,
        )


def export(request, pk):
    """What the filter leaves, to be handed to whoever keeps the software."""
    extract = visible_extract(request.user, pk)
    chosen = ProblemFilter(request.GET, queryset=extract.problems.all(), request=request, extract=extract)
    headings = [
        (_("Row"), 8),
        (_("Column"), 26),
        (_("What is wrong"), 45),
        (_("In the file"), 40),
        (_("What becomes of the row"), 22),
    ]
    rows = (
        (problem.row, problem.column_label, problem.kind_label, problem.value, problem.fate)
        for problem in chosen.qs.iterator(chunk_size=2_000)
    )
    return xlsx_response(f"loi-tep-{extract.pk}", Sheet(headings, rows))
