"""What the pages of rooms to the left show of papers: it fills their slots (see core/slots.py)."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.template.loader import render_to_string

from inspections.models import Visit
from inspections.workflow import INSPECTED_STATES, VisitState

from .chain import Kind
from .models import Document
from .permissions import can_open


def beside_visit(request, visit: Visit) -> str:
    """The panel of the papers of a visit; nothing where the reader finds none and begins none."""
    papers = VisitPapers(visit, request.user)
    return render_to_string("reports/_visit_papers.html", {"papers": papers, "visit": visit}, request)


@dataclass(frozen=True)
class VisitPapers:
    """What one person sees of the papers on a visit, and which they may begin; one query."""

    visit: Visit
    user: object

    @cached_property
    def documents(self) -> list[Document]:
        """Its minutes, then the conclusions that tell of it, without what was replaced or withdrawn."""
        about = Q(kind=Kind.MINUTES, visit=self.visit) | Q(kind=Kind.CONCLUSION, visits=self.visit)
        told = Document.objects.live().filter(about)
        return list(
            Document.objects.visible_to(self.user).filter(pk__in=told.values("pk")).order_by("-kind", "pk")
        )

    @property
    def may_begin_minutes(self) -> bool:
        return self.visit.state in INSPECTED_STATES and self._may_begin(Kind.MINUTES, self.visit)

    @property
    def may_begin_conclusion(self) -> bool:
        return self.visit.state == VisitState.SIGNED and self._may_begin(Kind.CONCLUSION, self.visit.round)

    def _may_begin(self, kind, thing) -> bool:
        begun = any(document.kind == kind for document in self.documents)
        return not begun and bool(can_open(self.user, kind, thing))
