"""The page of a box: what will be in it, the one that was made last, the button that packs it anew."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from core import files
from core.acts import perform
from core.models import Job
from inspections.models import Round, Visit
from inspections.workflow import VisitState

from .. import permissions
from ..box.collect import sources
from ..box.data import TABLES
from ..box.packing import start
from ..box.scope import Scope
from ..models import Box


def openable(user, thing):
    """The round or visit when `user` may open its box; nobody else learns that there is such a page."""
    if not permissions.can_open_box(user, thing):
        raise Http404
    return thing


def rounds(user):
    return Round.objects.visible_to(user).select_related("plan__agency")


def visits(user):
    return Visit.objects.visible_to(user).with_surroundings().with_seat_of(user)


@dataclass(frozen=True)
class Line:
    """One sort of what will be in the box; a table has no size before it is written."""

    label: str
    count: int
    size: int | None = None


class BoxView(DetailView):
    """One page for both; subclasses say where the thing is looked up."""

    template_name = "reports/box.html"
    context_object_name = "thing"

    def get_object(self, queryset=None):
        return openable(self.request.user, super().get_object(queryset))

    @cached_property
    def scope(self) -> Scope:
        return Scope.of(self.object)

    def get_context_data(self, **kwargs):
        lines = [Line(source.label, *source.measure()) for source in sources(self.scope)]
        return super().get_context_data(
            round=self.scope.round,
            visit=self.scope.visit,
            lines=lines,
            tables=[Line(table.label, table.rows(self.scope).count()) for table in TABLES],
            count=sum(line.count for line in lines),
            size=sum(line.size for line in lines),
            box=Box.of(self.object).select_related("uploaded_by").first(),
            visits=self._visits(),
            may_pack=permissions.can_pack(self.request.user, self.object),
            make_url=f"{self.scope.url}dong-goi/",
            job=self._job(),
            **kwargs,
        )

    def _visits(self):
        """The visits of a round that have a box of their own."""
        if self.scope.visit:
            return []
        return self.scope.visits().exclude(state=VisitState.PLANNED).in_order()

    def _job(self):
        """The packing that is under way, or the last one when it failed."""
        job = Job.objects.visible_to(self.request.user).filter(key=self.scope.job_key).first()
        if job:
            job.close_if_stale()
        return job if job and job.state != Job.State.DONE else None


class RoundBoxView(BoxView):
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return rounds(self.request.user)


class VisitBoxView(BoxView):
    def get_queryset(self):
        return visits(self.request.user)


@require_POST
def pack_round(request, code):
    return _pack(request, get_object_or_404(rounds(request.user), code=code))


@require_POST
def pack_visit(request, pk):
    return _pack(request, get_object_or_404(visits(request.user), pk=pk))


def _pack(request, thing):
    """The page shows how far the packing is."""
    return perform(request, partial(start, openable(request.user, thing)), then=Scope.of(thing).url)


def download(request, pk):
    """The ZIP, for whoever may open the page of its round or visit today."""
    box = get_object_or_404(
        Box.objects.select_related("round__plan", "visit__round__plan", "visit__team"), pk=pk
    )
    openable(request.user, box.thing)
    response = files.serve(box, as_download=True)
    # Everything about everybody: no copy stays in the browser of a shared computer.
    response["Cache-Control"] = "private, no-store"
    return response
