"""The procedures that an export names, found in the register or entered into it."""

from django.utils.translation import gettext as _

from core.errors import DomainError

from .models import Procedure
from .records import Record

# A commune settles some two hundred procedures, a province two thousand; more are no names of procedures.
_MOST = 3_000


def procedure_key(record: Record) -> str:
    """What its procedure is known by; "" for none."""
    return Procedure.key_of(record.procedure_code, record.procedure)


class ProcedureBook:
    """The ids of the procedures of one file; one query, and two for each that is new."""

    def __init__(self):
        self._ids = dict(Procedure.objects.values_list("key", "pk"))
        self._seen: dict[tuple[str, str], int | None] = {}
        self._met: set[int] = set()

    def id_of(self, record: Record) -> int | None:
        """DomainError when there are more names than procedures exist, as in a column of abstracts."""
        named = (record.procedure_code, record.procedure)
        if named in self._seen:
            return self._seen[named]
        pk = self._seen[named] = self._look_up(record)
        self._met.add(pk)
        if len(self._met) > _MOST:
            raise DomainError(
                _(
                    "The column of procedures has more than %d different names. "
                    "It seems to say something else."
                )
                % _MOST
            )
        return pk

    def _look_up(self, record: Record) -> int | None:
        folded = procedure_key(record)
        if not folded:
            return None
        if folded not in self._ids:
            procedure, _new = Procedure.objects.get_or_create(
                key=folded,
                defaults={
                    "code": record.procedure_code[:30],
                    "name": record.procedure[:500],
                    "sector": record.sector[:200],
                },
            )
            self._ids[folded] = procedure.pk
        return self._ids[folded]
