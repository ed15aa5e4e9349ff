"""How far the look into a sample is, for the page of its extract, its own page, and its next dossier."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from .lateness import ALL_LATE
from .lots import LATE, NO_PROCEDURE, OTHERS, stratum_seed
from .models import Check, CheckAnswer, Extract, Procedure, Sample, SampledDossier


@dataclass(frozen=True)
class SampleSummary:
    """The standing sample of an extract in a few words; `sample` is None while none was drawn."""

    extract: Extract
    sample: Sample | None = None
    checked: int = 0


@dataclass(frozen=True)
class CheckTotal:
    """How many of the drawn dossiers meet one check."""

    check: Check
    yes: int
    no: int
    na: int

    @property
    def open(self) -> bool:
        return not (self.yes or self.no or self.na)


@dataclass(frozen=True)
class Stratum:
    """One part of the list that lots were drawn from apart: its name, its own seed, how many were drawn."""

    name: str
    seed: str
    drawn: int


def summary_of(extract: Extract) -> SampleSummary:
    """What `dossiers/_sample_summary.html` shows; at most two queries."""
    sample = extract.samples.filter(redrawn_at=None).select_related("drawn_by").first()
    if sample is None:
        return SampleSummary(extract)
    return SampleSummary(extract, sample, sample.size - sample.dossiers.unchecked().count())


def totals_of(sample: Sample) -> list[CheckTotal]:
    """Of every check, also those that have no answer yet; one query."""
    answers = CheckAnswer.objects.filter(sampled__sample=sample).order_by()
    grouped = answers.values_list("check_name", "verdict").annotate(Count("pk"))
    counts = Counter({(check, verdict): count for check, verdict, count in grouped})
    return [
        CheckTotal(check, *(counts[check, verdict] for verdict in CheckAnswer.Verdict)) for check in Check
    ]


def strata_of(sample: Sample, sampled: list[SampledDossier]) -> list[Stratum]:
    """The parts that `sampled` were drawn from, in the order drawn; none where all were one list."""
    drawn = Counter(each.stratum for each in sampled)
    if sample.method == Sample.Method.SIMPLE:
        return []
    if sample.method == Sample.Method.BY_LATENESS:
        names = {LATE: _("Late dossiers"), OTHERS: _("The other dossiers")}
    else:
        names = {each.key: str(each) for each in Procedure.objects.filter(key__in=drawn)}
        names[NO_PROCEDURE] = _("Dossiers without a procedure")
    return [Stratum(names[key], stratum_seed(sample.seed, key), count) for key, count in drawn.items()]


def pool_of(sample: Sample) -> Iterator[tuple]:
    """The list drawn from: (part, number in it, row of the file, code, place in the draw or None)."""
    drawn = dict(sample.dossiers.values_list("dossier", "place"))
    numbers = Counter()
    rows = sample.extract.dossiers.drawn_from()
    for pk, row, code, standing, procedure in rows.values_list(
        "pk", "row", "code", "standing", "procedure__key"
    ).iterator():
        part = _part(sample.method, standing, procedure)
        numbers[part] += 1
        yield part, numbers[part], row, code, drawn.get(pk)


def _part(method: str, standing: str, procedure: str | None) -> str:
    if method == Sample.Method.BY_LATENESS:
        return LATE if standing in ALL_LATE else OTHERS
    return (procedure or NO_PROCEDURE) if method == Sample.Method.BY_PROCEDURE else ""


def next_unchecked(sampled: SampledDossier) -> SampledDossier | None:
    """The next dossier of the same draw that lacks an answer, from the start again after the last."""
    others = list(sampled.sample.dossiers.unchecked().exclude(pk=sampled.pk).order_by("place"))
    return next((each for each in others if each.place > sampled.place), next(iter(others), None))
