"""What was found, as a conclusion tells it: by domain for one body, body by body for several."""

from findings.models import Finding
from inspections.models import Domain, Visit
from reports.blocks import Block, Heading, Paragraph, paragraphs
from reports.frame import lower_first
from reports.papers.dossiers.telling import of_one, of_several
from reports.papers.telling import NO_SHORTCOMINGS, NO_STRENGTHS, causes, full_text, shown_name
from reports.prose import in_parentheses
from reports.prose import paragraphs as flowing
from reports.wording import SHORT_DOMAINS

from .source import ConclusionSource

STRENGTH, SHORTCOMING = Finding.Kind.STRENGTH, Finding.Kind.SHORTCOMING

# The letters of the Vietnamese alphabet that count the points of a section, one for each domain.
POINTS = dict(zip(Domain, "abcdđeg", strict=True))


def results(source: ConclusionSource) -> tuple[Block, ...]:
    """Strengths, then shortcomings with their causes."""
    if not source.visits:
        return (Paragraph("Chưa có cuộc kiểm tra nào được kết luận."),)
    if source.is_of_one:
        return _of_one(source, source.visits[0])
    told = (_of_several(source, place, visit) for place, visit in enumerate(source.visits, start=1))
    counted = of_several(source.dossier_files, len(source.visits) + 1, _late_annex(source))
    return (*(block for blocks in told for block in blocks), *counted)


def _late_annex(source: ConclusionSource) -> int:
    """The number of the annex of late dossiers, which stands after that of the demands."""
    return 2 if source.demands else 1


def _of_one(source: ConclusionSource, visit: Visit) -> tuple[Block, ...]:
    return (
        Heading("1. Ưu điểm"),
        *(_by_domain(source.of_visit(visit, STRENGTH)) or (Paragraph(NO_STRENGTHS),)),
        Heading("2. Tồn tại, hạn chế, nguyên nhân"),
        *(_by_domain(source.of_visit(visit, SHORTCOMING)) or (Paragraph(NO_SHORTCOMINGS),)),
        *of_one(source.dossier_files, 3, _late_annex(source)),
    )


def _by_domain(findings: list[Finding]) -> tuple[Block, ...]:
    """One point for each domain that has something to tell, lettered in the order of the papers."""
    domains = [domain for domain in Domain if any(one.domain == domain for one in findings)]
    told: list[Block] = []
    for letter, domain in zip(POINTS.values(), domains, strict=False):
        texts = _texts([one for one in findings if one.domain == domain])
        told += paragraphs(texts, f"{letter}) {SHORT_DOMAINS[domain]}:")
    return tuple(told)


def _of_several(source: ConclusionSource, place: int, visit: Visit) -> tuple[Block, ...]:
    return (
        Heading(f"{place}. {shown_name(visit)}"),
        *paragraphs(_texts(source.of_visit(visit, STRENGTH)), "a) Ưu điểm:", NO_STRENGTHS),
        *paragraphs(
            _texts(source.of_visit(visit, SHORTCOMING)), "b) Tồn tại, hạn chế, nguyên nhân:", NO_SHORTCOMINGS
        ),
    )


def _texts(findings: list[Finding]) -> tuple[str, ...]:
    """Strengths flow together; every shortcoming has a paragraph, with its number and causes."""
    if all(one.kind == STRENGTH for one in findings):
        return tuple(flowing(map(full_text, findings)))
    return tuple(_with_causes(one) for one in findings)


def _with_causes(finding: Finding) -> str:
    told = in_parentheses(full_text(finding), finding.number)
    return " ".join([told, *(f"Nguyên nhân {lower_first(cause)}" for cause in causes(finding))])
