"""The procedures that an export names, found in the register or entered into it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from core.errors import DomainError

from .models import Procedure
from .records import Record

# A commune settles some two hundred procedures, a province two thousand; more are no names of procedures.
_MOST = 3_000


class ProcedureKeys(dict):
    """(code, name) → what its procedure is known by; "" for none."""

    def __missing__(self, named: tuple[str, str]) -> str:
        self[named] = folded = Procedure.key_of(*named)
        return folded


class ProcedureBook:
    """The ids of the procedures of one file, by their keys; one query, and three whenever some are new."""

    def __init__(self):
        self.ids: dict[str, int | None] = {"": None}
        self.ids.update(Procedure.objects.values_list("key", "pk"))
        self._met: set[str] = set()

    def enter(self, found: Mapping[str, Record]) -> None:
        """Make sure that those in `found` have an id, named as the record names them.

        DomainError when a file has more names than there are procedures, as a column of abstracts has.
        """
        self._met |= found.keys()
        if len(self._met) > _MOST:
            raise DomainError(
                _(
                    "The column of procedures has more than %d different names. "
                    "It seems to say something else."
                )
                % _MOST
            )
        new = {folded: record for folded, record in found.items() if folded not in self.ids}
        if not new:
            return
        Procedure.objects.bulk_create(
            [_procedure(folded, record) for folded, record in new.items()], ignore_conflicts=True
        )
        self.ids.update(Procedure.objects.filter(key__in=new).values_list("key", "pk"))


def _procedure(folded: str, record: Record) -> Procedure:
    return Procedure(
        key=folded,
        code=record.procedure_code[:30],
        name=record.procedure[:500],
        sector=record.sector[:200],
    )
