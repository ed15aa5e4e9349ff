"""The requests that are out with the units, for the office: by when, opened by whom, which links."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, Q
from django.utils import timezone

from findings.models import Conclusion, Consultation, Demand
from inspections.models import SelfReport, Visit
from units.kinship import reach
from units.models import Unit
from units.models.successions import succession_pairs

from .models import AccessLink, Opening, RequestKind
from .requests import Clock


@dataclass(frozen=True, order=True)
class Key:
    """What names a request on the list; sorts by the day it is due."""

    due: date
    kind: str
    thing_id: int
    unit_id: int


@dataclass
class Outgoing:
    """One request to one unit as the list shows it."""

    key: Key
    thing: object
    unit: Unit
    left: int
    openings: list = field(default_factory=list)
    links: list = field(default_factory=list)

    @property
    def label(self) -> str:
        return RequestKind(self.key.kind).label

    @property
    def awaits_successor(self) -> bool:
        """Whether the unit has ended: its clock stands until somebody is named who answers for it."""
        return self.unit.has_ended(timezone.localdate())

    @property
    def valid_links(self) -> list:
        return [link for link in self.links if link.is_valid]


def keys_out(user, words="", kind="") -> list[Key]:
    """The requests that a unit still has to answer, as far as `user` sees them; `words` look for the unit."""
    units = Unit.objects.search(words) if words else None

    def of(rows, path, *values):
        rows = rows.filter(**{f"{path}__in": units}) if units is not None else rows
        return rows.values_list(*values)

    sources = {
        RequestKind.SELF_REPORT: lambda: of(
            SelfReport.objects.visible_to(user).awaited(), "visit__unit", "due_on", "visit", "visit__unit"
        ),
        RequestKind.COMMENTS: lambda: of(
            Consultation.objects.visible_to(user).awaiting(), "visit__unit", "due_on", "visit", "visit__unit"
        ),
        RequestKind.CONCLUSION: lambda: of(
            Demand.objects.visible_to(user).owed().order_by(), "unit", "finding__conclusion", "unit"
        ).annotate(due=Min("due_on")),
    }
    keys = []
    for which, rows in sources.items():
        if kind in {"", which}:
            keys += [_key(which, row) for row in rows()]
    return sorted(keys)


def _key(kind, row) -> Key:
    if kind == RequestKind.CONCLUSION:
        conclusion, unit, due = row
        return Key(due, kind, conclusion, unit)
    return Key(row[0], kind, row[1], row[2])


def rows_of(keys) -> list[Outgoing]:
    """The keys of one page with what the list shows of each; as many queries for fifty as for one."""
    keys, clock = list(keys), Clock.now()
    visits = {key.thing_id for key in keys if key.kind != RequestKind.CONCLUSION}
    conclusions = {key.thing_id for key in keys if key.kind == RequestKind.CONCLUSION}
    things = {
        visit.pk: visit
        for visit in Visit.objects.filter(pk__in=visits).select_related("self_report", "consultation")
    }
    issued = Conclusion.objects.in_bulk(conclusions)
    units = Unit.objects.in_bulk({key.unit_id for key in keys})
    about = Q(visit__in=visits) | Q(conclusion__in=conclusions)
    openings, links = _grouped(Opening, about), _grouped(AccessLink, about)
    pairs = succession_pairs()
    rows = []
    for key in keys:
        heirs, about = reach([key.unit_id], pairs), (key.kind, key.thing_id)
        mine = [[row for row in group[about] if row.user.unit_id in heirs] for group in (openings, links)]
        is_issued = key.kind == RequestKind.CONCLUSION
        thing = issued[key.thing_id] if is_issued else _asked(things[key.thing_id], key.kind)
        rows.append(Outgoing(key, thing, units[key.unit_id], clock.left(key.due), *mine))
    return rows


def _asked(visit, kind):
    return visit.self_report if kind == RequestKind.SELF_REPORT else visit.consultation


def _grouped(model, about) -> dict:
    groups = defaultdict(list)
    for row in model.objects.filter(about).select_related("user__unit"):
        groups[row.kind, row.thing_id].append(row)
    return groups
