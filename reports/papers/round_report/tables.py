"""Tables, chart and annexes of the round report, from the rows of a round."""

from collections import Counter
from collections.abc import Iterable

from core.formats import paper_day
from findings.models import Finding
from inspections.models import Domain, Evidence, Visit
from reports.blocks import Photo
from reports.papers.telling import causes, deadline, full_text, shown_name
from reports.prose import sentence
from reports.wording import LEVELS, SHORT_DOMAINS, bare_name
from units.models import Unit

from .content import (
    CoverageRow,
    DomainCount,
    Shortcoming,
    UnitGroup,
    UnitRow,
    UnitShortcomings,
    VisitLine,
)
from .source import RoundSource


def visited_units(visits: Iterable[Visit]) -> Counter:
    """How many units of each level were visited, each unit once."""
    return Counter(level for level, _unit in {(visit.unit.level, visit.unit_id) for visit in visits})


def coverage_rows(source: RoundSource) -> tuple[CoverageRow, ...]:
    planned = {row.level: row for row in source.coverage}
    visited = visited_units(source.visits)
    return tuple(
        CoverageRow(
            label,
            total=planned[level].alive if level in planned else 0,
            planned=planned[level].chosen if level in planned else 0,
            visited=visited[level],
        )
        for level, label in LEVELS.items()
        if level in planned or visited[level]
    )


def visit_lines(visits: list[Visit]) -> tuple[VisitLine, ...]:
    """One line per body above the communes, with the communes visited under it beside it."""
    communes: dict[int, list[str]] = {}
    for visit in visits:
        if visit.parent_id:
            communes.setdefault(visit.parent_id, []).append(visit.unit.name)
    lines = [visit for visit in visits if not visit.parent_id]
    return tuple(
        VisitLine(shown_name(visit), paper_day(visit.date), tuple(communes.get(visit.pk, ())))
        for visit in lines
    )


def unit_groups(source: RoundSource) -> tuple[UnitGroup, ...]:
    groups: dict[str, list[UnitRow]] = {}
    for visit in source.visits:
        row = UnitRow(shown_name(visit), source.counts_of(visit))
        groups.setdefault(visit.unit.level, []).append(row)
    return tuple(UnitGroup(label, tuple(groups[level])) for level, label in LEVELS.items() if level in groups)


def shortcomings_by_domain(findings: Iterable[Finding]) -> tuple[DomainCount, ...]:
    """One bar for each of the seven domains; a domain without shortcomings has a zero."""
    counts = Counter(finding.domain for finding in findings if finding.is_shortcoming)
    return tuple(DomainCount(SHORT_DOMAINS[domain], counts[domain]) for domain in Domain)


def shortcoming_annex(source: RoundSource) -> tuple[UnitShortcomings, ...]:
    by_visit: dict[int, list[Shortcoming]] = {}
    for finding in source.findings:
        if finding.is_shortcoming:
            by_visit.setdefault(finding.visit_id, []).append(_shortcoming(finding))
    ordered = sorted(source.visits, key=lambda visit: list(LEVELS).index(Unit.Level(visit.unit.level)))
    return tuple(
        UnitShortcomings(shown_name(visit), tuple(by_visit[visit.pk]))
        for visit in ordered
        if visit.pk in by_visit
    )


def _shortcoming(finding: Finding) -> Shortcoming:
    demand = getattr(finding, "demand", None)
    return Shortcoming(
        number=finding.number,
        text=full_text(finding),
        causes=causes(finding),
        demand=sentence(demand.what) if demand else "",
        deadline=deadline(demand) if demand else "",
    )


def photo_annex(source: RoundSource) -> tuple[Photo, ...]:
    """The first photos with a caption, as many as the agency's settings allow."""
    visits = {visit.pk: visit for visit in source.visits}
    return tuple(
        _photo(photo, visits[photo.visit_id]) for photo in source.photos[: source.settings.photo_limit]
    )


def _photo(photo: Evidence, visit: Visit) -> Photo:
    """The photo with its caption, which gets the name of the body unless it names the place already."""
    caption = photo.caption.rstrip(". ")
    if bare_name(visit.unit.name) not in caption:
        caption = f"{caption} ({visit.body_name})"
    is_there = photo.file.storage.exists(photo.file.name)
    return Photo(caption, photo.file.name if is_there else "", photo.pk)
