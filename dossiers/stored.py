"""A stored dossier as the facts that were judged, to show how it was judged and whether it still would be."""

from dataclasses import dataclass

from .explaining import Step, steps
from .lateness import judge
from .models import Dossier, Extract
from .passing import Ground
from .records import Record
from .recounting import by_today, terms_of_register


def facts_of(dossier: Dossier) -> Record:
    """What the file said of it: its own due date, not the computed one."""
    return Record(
        row=dossier.row,
        code=dossier.code,
        state=dossier.state,
        received_on=dossier.received_on,
        received_time=dossier.received_time,
        due_on=dossier.due_by_file,
        finished_on=dossier.finished_on,
        returned_on=dossier.returned_on,
        supplement_asked_on=dossier.supplement_asked_on,
        supplement_done_on=dossier.supplement_done_on,
        supplements=dossier.supplements,
        statutory_days=dossier.statutory_days,
        register_on=dossier.register_on,
    )


@dataclass(frozen=True)
class Arithmetic:
    """How a dossier is judged by the calendar and the rules of today."""

    steps: list[Step]
    agrees: bool  # with what was counted


def arithmetic_of(extract: Extract, dossier: Dossier) -> Arithmetic:
    """Three queries, for the rules, the calendar and the times by law; one more where these were used."""
    ground, facts, period = Ground.of(extract), facts_of(dossier), extract.period
    if facts.due_on is None and dossier.procedure:
        facts = by_today(facts, dossier.procedure.key, terms_of_register(extract, ground))
    outcome = judge(facts, period, ground.rules, ground.days)
    agrees = (outcome.standing, outcome.due_on, outcome.late_days) == (
        dossier.standing,
        dossier.due_on,
        dossier.late_days,
    )
    return Arithmetic(steps(facts, period, ground.rules, ground.days), agrees)
