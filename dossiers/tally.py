"""Counting dossiers into numbers by procedure, office and week, for a preview and for good."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from .lateness import Outcome, Standing
from .models import Axis, DossierCount, Extract
from .states import ENDED_EARLY

_IN_TIME = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.RUNNING})
_OPEN = frozenset({Standing.RUNNING, Standing.OVERDUE})
_DAYS = 7
# Where what was counted says its group along an axis; the week of a due date has a counter of its own.
_PLACES = {Axis.PROCEDURE: 1, Axis.OFFICE: 2, Axis.ALL: 3, Axis.WEEK: 1}


class Kinds(dict):
    """(standing, broken off, asked again) → the numbers of a row to which such a dossier adds."""

    def __missing__(self, kind: tuple[Standing, bool, bool]) -> tuple[str, ...]:
        standing, broken_off, again = kind
        names, in_time = [standing.value], standing in _IN_TIME
        if standing != Standing.NOT_COUNTED:
            if broken_off and standing not in _OPEN:
                names.append("broken_off_in_time" if in_time else "broken_off_late")
            if again:
                names += ["asked_again", "asked_again_in_time"] if in_time else ["asked_again"]
        self[kind] = tuple(names)
        return self[kind]


class Tally:
    """How many dossiers there are of each kind, in all and in each group of each axis."""

    def __init__(self):
        self._kinds = Kinds()
        self._by_group: Counter[tuple] = Counter()  # of (kind, key of the procedure, office, "")
        self._by_week: Counter[tuple] = Counter()  # of (kind, week)

    def add(self, dossiers: Iterable[tuple[Outcome, int, int, str, str]]) -> None:
        """Many at once: outcome, state, times supplemented, key of the procedure, office."""
        groups, weeks = [], []
        for outcome, state, supplements, procedure, office in dossiers:
            kind, due_on = (outcome.standing, state in ENDED_EARLY, supplements > 1), outcome.due_on
            groups.append((kind, procedure, office, ""))
            weeks.append((kind, (due_on.toordinal() - 1) // _DAYS if due_on else None))
        self._by_group.update(groups)
        self._by_week.update(weeks)

    def totals(self) -> DossierCount:
        return next(self._rows(Axis.ALL), DossierCount(axis=Axis.ALL))

    def rows(self, extract: Extract, procedures: Mapping[str, int | None]) -> list[DossierCount]:
        """The rows of all axes, unsaved; `procedures` has the ids by their keys."""
        found = [self.totals()]
        for axis in (Axis.PROCEDURE, Axis.OFFICE, Axis.WEEK):
            found += self._rows(axis)
        for row in found:
            row.extract = extract
            if row.axis == Axis.PROCEDURE:
                row.procedure_id, row.name = procedures[row.name], ""
        return found

    def _rows(self, axis: Axis) -> Iterator[DossierCount]:
        groups: dict = {}
        for kind, group, number in self._numbers(axis):
            if group is None:  # no due date, so in no week
                continue
            if group not in groups:
                groups[group] = _new(axis, group)
            for name in self._kinds[kind]:
                setattr(groups[group], name, getattr(groups[group], name) + number)
        return iter(groups.values())

    def _numbers(self, axis: Axis) -> Iterator[tuple]:
        """(kind, group, how many) along one axis; a group may come several times."""
        counter, place = (self._by_week if axis is Axis.WEEK else self._by_group), _PLACES[axis]
        return ((counted[0], counted[place], number) for counted, number in counter.items())


def _new(axis: Axis, group) -> DossierCount:
    if axis is Axis.WEEK:
        return DossierCount(axis=axis, week=date.fromordinal(group * _DAYS + 1))
    return DossierCount(axis=axis, name=group)
