"""Counting dossiers one by one into numbers by procedure, office and week, for a preview and for good."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from .lateness import Standing
from .models import Axis, DossierCount, Extract
from .states import ENDED_EARLY

_IN_TIME = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.RUNNING})
_WEEK = 7


class Tally:
    """How many dossiers there are of each combination that any of the counts asks for."""

    def __init__(self):
        self._kinds: Counter[tuple] = Counter()

    def add(self, standing, state: int, supplements: int, procedure, office: str, due_on: date | None):
        """One dossier; `procedure` is its id, or whatever names it before it has one."""
        week = (due_on.toordinal() - 1) // _WEEK if due_on else None
        self._kinds[standing, state in ENDED_EARLY, supplements > 1, procedure, office, week] += 1

    def totals(self) -> DossierCount:
        return next(iter(self._rows(Axis.ALL, lambda procedure, office, week: "")), DossierCount(axis="all"))

    def rows(self, extract: Extract) -> list[DossierCount]:
        """The rows of all axes, unsaved."""
        found = [self.totals()]
        found += self._rows(Axis.PROCEDURE, lambda procedure, office, week: procedure)
        found += self._rows(Axis.OFFICE, lambda procedure, office, week: office)
        found += self._rows(Axis.WEEK, lambda procedure, office, week: week)
        for row in found:
            row.extract = extract
        return found

    def _rows(self, axis: Axis, of) -> Iterator[DossierCount]:
        groups: dict = {}
        for (standing, broken_off, again, procedure, office, week), number in self._kinds.items():
            group = of(procedure, office, week)
            if group is None:
                continue
            if group not in groups:
                groups[group] = _new(axis, group)
            row = groups[group]
            for name in _counted_as(standing, broken_off, again):
                setattr(row, name, getattr(row, name) + number)
        return iter(groups.values())


def _new(axis: Axis, group) -> DossierCount:
    if axis is Axis.WEEK:
        return DossierCount(axis=axis, week=date.fromordinal(group * _WEEK + 1))
    if axis is Axis.PROCEDURE:
        return DossierCount(axis=axis, procedure_id=group)
    return DossierCount(axis=axis, name=group)


def _counted_as(standing, broken_off: bool, again: bool) -> list[str]:
    """The numbers of a row to which such a dossier adds."""
    names = [str(standing)]
    if standing == Standing.NOT_COUNTED:
        return names
    in_time = standing in _IN_TIME
    if broken_off and standing not in (Standing.RUNNING, Standing.OVERDUE):
        names.append("broken_off_in_time" if in_time else "broken_off_late")
    if again:
        names += ["asked_again", "asked_again_in_time"] if in_time else ["asked_again"]
    return names
