"""The page of a round: its stage, its visits, what needs doing, and how remediation goes."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.charts import Bar, bars
from core.lists import Choice
from core.workdays import Calendar
from findings.recurring import recurring_in
from findings.remediation import remediation
from inspections import permissions as asking
from inspections.models import Domain, Round
from inspections.models.rounds import ASKED_LEVELS
from inspections.workflow import VisitState
from reports.models import Document
from reports.permissions import can_open, can_pack
from units.models import Unit

from ..attention import attention
from ..figures import by_domain, demands_of, visit_lines, with_people
from ..par_index import HandledItem
from ..stages import Report, VisitCounts, stages

# ?show= → what of the visits it leaves; "mine" are those on whose team the reader is.
LEVELS_SHOWN = {
    "department": (gettext_lazy("Departments"), {Unit.Level.DEPARTMENT}),
    "district": (gettext_lazy("District level"), {Unit.Level.DISTRICT, Unit.Level.CENTRE}),
    "commune": (gettext_lazy("Commune level"), {Unit.Level.COMMUNE}),
}


class RoundView(DetailView):
    template_name = "desk/round.html"
    context_object_name = "round"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        rounds = Round.objects.visible_to(self.request.user)
        return rounds.select_related("plan__agency", "checklist").prefetch_related(
            "teams__members__user__unit"
        )

    @cached_property
    def visits(self):
        visits = with_people(self.object.visits.visible_to(self.request.user).in_order())
        return list(visits)

    def get_context_data(self, **kwargs):
        user, round_ = self.request.user, self.object
        calendar = Calendar.load()
        lines = visit_lines(self.visits, user)
        demands = demands_of(self.visits, user)
        mending = remediation(demands)
        document, may = self._document(), self._may()
        return super().get_context_data(
            stages=stages(round_, VisitCounts.of(self.visits), mending, self._report(document)),
            lines=self._shown(lines),
            visit_count=len(lines),
            choices=self._choices(lines),
            nested=self.request.GET.get("show", "") in {"", "mine"},
            attention=attention(round_, lines, demands, calendar, manages=bool(may["manage"])),
            chart=self._chart(lines),
            mending=mending,
            recurring=recurring_in(round_, user),
            par_item=HandledItem.of(mending),
            findings_url=f"{reverse('findings:list')}?round={round_.code}",
            document=document,
            heads=[team.head for team in round_.teams.all() if team.head],
            asked=self._asked(),
            may=may,
            **kwargs,
        )

    def _document(self):
        """The summary report, when it was begun and the reader may see it."""
        documents = Document.objects.visible_to(self.request.user).prefetch_related("files")
        return documents.filter(round=self.object, kind=Document.Kind.ROUND_REPORT).first()

    def _report(self, document) -> Report:
        if document is None:
            return Report()
        made = document.last_file.turn if document.last_file else 0
        return Report(begun=True, made=made, url=document.get_absolute_url())

    def _is_mine(self, visit) -> bool:
        return visit.role_of(self.request.user) is not None

    def _of_choice(self, lines, key):
        if key == "mine":
            return [line for line in lines if self._is_mine(line.visit)]
        levels = LEVELS_SHOWN[key][1]
        return [line for line in lines if line.visit.unit.level in levels]

    def _choices(self, lines) -> list[Choice]:
        shown = self.request.GET.get("show", "")
        keys = [(key, str(label)) for key, (label, levels) in LEVELS_SHOWN.items()]
        found = [
            (key, label, len(self._of_choice(lines, key))) for key, label in [*keys, ("mine", _("Mine"))]
        ]
        rows = [("", _("All"), len(lines)), *found]
        return [Choice(key, label, n, key == shown) for key, label, n in rows if n or key in {"", shown}]

    def _shown(self, lines):
        shown = self.request.GET.get("show", "")
        if shown not in {"", "mine", *LEVELS_SHOWN}:
            raise Http404
        return self._of_choice(lines, shown) if shown else lines

    def _chart(self, lines):
        found = by_domain(lines)
        rows = [Bar(str(Domain(domain).label), n, str(n)) for domain, n in found.items()]
        return bars(rows, _("Shortcomings by domain"), width=380) if sum(found.values()) else None

    def _asked(self):
        """[(level, its label, how many criteria it is asked), …]."""
        levels = list(self.object.asked.values_list("level", flat=True))
        return [(level, level.label, levels.count(level)) for level in ASKED_LEVELS]

    def _may(self):
        user, round_ = self.request.user, self.object
        return {
            "manage": asking.can_manage_round(user, round_),
            "edit_asked": asking.can_edit_asked(user, round_),
            "surprise": asking.can_start_unannounced(user, round_),
            "pack": can_pack(user, round_),
            "document": can_open(user, Document.Kind.ROUND_REPORT, round_),
            "conclude": any(visit.state == VisitState.SIGNED for visit in self.visits)
            and asking.works_for_agency(user, round_.plan),
        }
