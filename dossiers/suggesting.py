"""What the data themselves say of the cause of a late dossier, for a person to accept or not."""

from django.db.models import F

from core.text import fold

from .models import LateCause
from .states import DossierState

# Causes that the rules below know by their code; an office may rename them, or take them out of use.
NOT_HANDLED, PAYMENT = "not-handled", "payment"


class Suggestions:
    """The causes on offer with their hints, read once for a file; one query."""

    def __init__(self):
        causes = list(LateCause.objects.filter(in_use=True))
        self.ids = {cause.code: cause.pk for cause in causes}
        self.hints = [
            (fold(phrase.strip()), cause.pk)
            for cause in causes
            for phrase in cause.hints.splitlines()
            if phrase.strip()
        ]

    def suggest(self, record, due_on) -> int | None:
        """The cause that a late dossier seems to have: by the paper register, its state, or its note."""
        if record.register_on and record.register_on <= due_on:
            return self.ids.get(NOT_HANDLED)
        if record.state == DossierState.PAYMENT:
            return self.ids.get(PAYMENT)
        return self._by_note(record.note) if record.note else None

    def suggest_anew(self, dossiers) -> None:
        """For stored ones that became late, by register and state: notes are not kept. Two updates."""
        nothing = dossiers.late().filter(suggested=None)
        nothing.filter(register_on__lte=F("due_on")).update(suggested=self.ids.get(NOT_HANDLED))
        nothing.filter(state=DossierState.PAYMENT).update(suggested=self.ids.get(PAYMENT))

    def _by_note(self, note: str) -> int | None:
        folded = fold(note)
        return next((cause for phrase, cause in self.hints if phrase in folded), None)
