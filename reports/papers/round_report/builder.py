"""The rows of a round → what its report says."""

from collections import Counter

from core.formats import paper_day
from core.text import fold, list_words
from findings.models import Finding
from inspections.models import Domain
from reports.content import Paper
from reports.frame import lines, lower_first, report_frame, superior_name
from reports.models import Document
from reports.papers.telling import told_by_addressee
from reports.people import team_sentence
from reports.prose import Found, paper_number, tell
from reports.quoting import bases_of_round, checklist_words
from reports.wording import (
    COUNTED,
    FIGURES_LEAD,
    INSPECTED_BODIES,
    PURPOSE,
    SHORT_DOMAINS,
    Level,
)

from .content import DomainResult, Recommendations, RoundReport
from .dividing import divide_shortcomings, named_annexes
from .layout import arrange
from .source import RoundSource
from .tables import (
    coverage_rows,
    photo_annex,
    shortcoming_annex,
    shortcomings_by_domain,
    unit_groups,
    visit_lines,
    visited_units,
)


def build_round_report(document: Document) -> Paper:
    """The summary report of the document's round; at most twenty queries whatever the size.

    With counted files of the one-stop software there are three more.
    """
    return arrange(collect(document))


def collect(document: Document) -> RoundReport:
    """What the report says, as figures and sentences."""
    source = RoundSource(document)
    return RoundReport(
        **report_frame(
            source,
            bases=bases_of_round(source.round.plan, source.teams),
            illustrative=source.round.illustrative or source.any_illustrative,
        ),
        opening=f"{source.issuer} báo cáo {lower_first(document.subject)} như sau:",
        purpose=lines(source.round.plan.purpose) or (PURPOSE,),
        scope=_scope(source),
        coverage_summary=_coverage_summary(source),
        coverage=coverage_rows(source),
        visits=visit_lines(source.visits),
        results=_results(source),
        demand_summary=_demand_summary(source),
        chart=shortcomings_by_domain(source.findings),
        figures_summary=(FIGURES_LEAD,),
        groups=unit_groups(source),
        shortcomings=shortcoming_annex(source),
        recommendations=_recommendations(source),
        photos=photo_annex(source),
        photos_left_out=max(len(source.photos) - source.settings.photo_limit, 0),
        dossier_files=source.dossier_files,
    )


# --- I: purpose, scope, coverage ----------------------------------------------------------------


def _scope(source: RoundSource) -> tuple[str, ...]:
    round_ = source.round
    start, end = paper_day(round_.period_start), paper_day(round_.period_end)
    period = f"Thời gian kiểm tra: từ ngày {start} đến ngày {end}."
    asked = checklist_words(round_.checklist)
    return (*lines(round_.plan.scope), period, asked, *map(team_sentence, source.teams))


def _coverage_summary(source: RoundSource) -> tuple[str, ...]:
    """How many units of each level were visited, and how many communes under each district."""
    visited = visited_units(source.visits)
    counted = [
        f"{paper_number(visited[level])} {words}" for level, words in COUNTED.items() if visited[level]
    ]
    if not counted:
        return ("Chưa có cơ quan, đơn vị nào hoàn thành kiểm tra.",)
    told = f"Đoàn kiểm tra đã kiểm tra {list_words(counted)}"
    under = Counter(visit.parent_id for visit in source.visits)
    same = {under[visit.pk] for visit in source.visits if visit.unit.level == Level.DISTRICT}
    if len(same) == 1 and same != {0}:
        told += f"; tại mỗi đơn vị cấp huyện kiểm tra thực tế tại {paper_number(same.pop())} đơn vị cấp xã"
    return (f"{told}. Kết quả so với kế hoạch và tổng số đơn vị nêu tại Bảng 1, danh sách nêu tại Bảng 2.",)


# --- II: results by domain ----------------------------------------------------------------------


def _results(source: RoundSource) -> tuple[DomainResult, ...]:
    everyone = list(dict.fromkeys(visit.body_name for visit in source.visits))
    return tuple(
        DomainResult(
            source.domain_titles.get(domain) or SHORT_DOMAINS[domain],
            tell(_found(source, domain, Finding.Kind.STRENGTH), everyone=everyone),
            tell(_found(source, domain, Finding.Kind.SHORTCOMING), everyone=everyone, details=False),
        )
        for domain in Domain
    )


def _found(source: RoundSource, domain, kind) -> list[Found]:
    return [
        Found(finding.title, finding.text, finding.visit.body_name, finding.visit.unit.level == Level.COMMUNE)
        for finding in source.findings
        if finding.domain == domain and finding.kind == kind
    ]


def _demand_summary(source: RoundSource) -> tuple[str, ...]:
    shortcomings = [finding for finding in source.findings if finding.is_shortcoming]
    if not shortcomings:
        return ("Qua kiểm tra không phát hiện tồn tại, hạn chế.",)
    units = len({finding.visit.unit_id for finding in shortcomings})
    return (
        f"Qua kiểm tra, phát hiện {paper_number(len(shortcomings))} tồn tại, hạn chế tại "
        f"{paper_number(units)} cơ quan, đơn vị; nguyên nhân, yêu cầu khắc phục và thời hạn của từng tồn tại "
        f"nêu tại {_shortcomings_annexes(source)}. Số tồn tại, hạn chế theo lĩnh vực nêu tại Hình 1.",
    )


def _shortcomings_annexes(source: RoundSource) -> str:
    """Where the shortcomings stand, as a sentence names it."""
    return named_annexes(len(divide_shortcomings(shortcoming_annex(source))))


# --- IV: recommendations ------------------------------------------------------------------------


def _recommendations(source: RoundSource) -> tuple[Recommendations, ...]:
    """By addressee: the body above first, the inspected bodies together last; units told the same in one."""
    told = told_by_addressee(source.findings)
    if _has_demands(source):
        together = next((name for name in told if _means_inspected(name)), INSPECTED_BODIES)
        told.setdefault(together, []).append(_remedy(source))
    ordered = sorted(told, key=lambda name: (_means_inspected(name), name not in superior_name(source)))
    return tuple(Recommendations(f"Đối với {name}", tuple(dict.fromkeys(told[name]))) for name in ordered)


def _means_inspected(addressee: str) -> bool:
    return fold(addressee).startswith("cac co quan, don vi")


def _has_demands(source: RoundSource) -> bool:
    return any(getattr(finding, "demand", None) for finding in source.findings)


def _remedy(source: RoundSource) -> str:
    return (
        "Nghiêm túc khắc phục tồn tại, hạn chế theo đúng yêu cầu và thời hạn nêu tại "
        f"{_shortcomings_annexes(source)}; báo cáo kết quả khắc phục về {source.issuer} để theo dõi, tổng "
        "hợp."
    )
