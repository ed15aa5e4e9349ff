"""The rows of a round → what its report says."""

import re
from collections import Counter

from core.formats import paper_day
from core.text import clean_line, fold, list_words
from findings.models import Finding
from inspections.models import Domain, Team, TeamMember
from reports.content import Paper
from reports.frame import ARCHIVE, letterhead, lines, lower_first, signature, symbol
from reports.models import Document
from reports.prose import Found, name_units, paper_date, paper_number, sentence, tell
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
    """The summary report of the document's round; at most twenty queries whatever the size."""
    return arrange(collect(document))


def collect(document: Document) -> RoundReport:
    """What the report says, as figures and sentences."""
    source = RoundSource(document)
    return RoundReport(
        **_frame(source),
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
    )


# --- what frames the paper ----------------------------------------------------------------------


def _frame(source: RoundSource) -> dict:
    addressees = lines(source.settings.addressees) or _superior_name(source)
    closing = f"Trên đây là Báo cáo {lower_first(source.document.subject)}"
    asked = f"kính báo cáo {list_words(addressees)} xem xét, chỉ đạo" if addressees else "báo cáo để tổng hợp"
    return {
        "letterhead": letterhead(source, f"BC-{symbol(source)}"),
        "kind": "Báo cáo",
        "subject": source.document.subject,
        "addressees": addressees,
        "bases": _bases(source),
        "closing": f"{closing}, {source.issuer} {asked}",
        "recipients": lines(source.settings.recipients) or _usual_recipients(source, addressees),
        "signature": signature(source),
        "illustrative": _is_illustrative(source),
    }


def _superior_name(source: RoundSource) -> tuple[str, ...]:
    return (source.superior.body_name,) if source.superior else ()


def _usual_recipients(source: RoundSource, addressees) -> tuple[str, ...]:
    above = ("Như trên",) if addressees else ()
    return (*above, f"Lãnh đạo {source.issuer}", "Các cơ quan, đơn vị được kiểm tra", ARCHIVE)


def _is_illustrative(source: RoundSource) -> bool:
    return source.round.illustrative or any(visit.illustrative for visit in source.visits)


def _bases(source: RoundSource) -> tuple[str, ...]:
    """The decision that approved the plan, then those that set up the teams, each as it is quoted."""
    plan = source.round.plan
    papers = [(plan.decision_number, plan.decision_date, plan.decision_issuer, _plan_matter(plan))]
    papers += [
        (team.decision_number, team.decision_date, team.decision_issuer, f"về việc thành lập {team.name}")
        for team in source.teams
    ]
    quoted = (_quote(*paper) for paper in papers if paper[0])
    return tuple(dict.fromkeys(quoted)) or (f"Căn cứ {plan.title}",)


def _plan_matter(plan) -> str:
    """What the decision is about; its own title may begin with “Quyết định về việc”."""
    matter = plan.decision_title or f"phê duyệt {plan.title}"
    return "về việc " + lower_first(re.sub(r"(?i)^(quyết định )?về việc ", "", matter))


def _quote(number, day, issuer, matter) -> str:
    words = [
        "Căn cứ Quyết định số",
        number,
        paper_date(day) if day else "",
        f"của {issuer}" if issuer else "",
        matter,
    ]
    return " ".join(filter(None, words))


# --- I: purpose, scope, coverage ----------------------------------------------------------------


def _scope(source: RoundSource) -> tuple[str, ...]:
    round_ = source.round
    start, end = paper_day(round_.period_start), paper_day(round_.period_end)
    period = f"Thời gian kiểm tra: từ ngày {start} đến ngày {end}."
    checklist = f"{lower_first(round_.checklist.name)} ({round_.checklist.legal_basis})"
    asked = f"Nội dung kiểm tra thực hiện theo {checklist}."
    return (*lines(round_.plan.scope), period, asked, *map(_team_sentence, source.teams))


def _team_sentence(team: Team) -> str:
    members = [member for member in team.members.all() if member.role != TeamMember.Role.GUEST]
    head = f", do {_person(team.head)} làm Trưởng đoàn" if team.head else ""
    return f"{team.name} gồm {paper_number(len(members))} thành viên{head}."


def _person(user) -> str:
    return f"{user.get_full_name()}, {user.position}," if user.position else user.get_full_name()


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
    told = _told_by_addressee(source)
    if _has_demands(source):
        together = next((name for name in told if _means_inspected(name)), INSPECTED_BODIES)
        told.setdefault(together, []).append(_remedy(source))
    ordered = sorted(told, key=lambda name: (_means_inspected(name), name not in _superior_name(source)))
    return tuple(Recommendations(f"Đối với {name}", tuple(dict.fromkeys(told[name]))) for name in ordered)


def _told_by_addressee(source: RoundSource) -> dict[str, list[str]]:
    """What is recommended, by the name of the addressee; the visited unit where none is named."""
    told: dict[str, list[str]] = {}
    units_told: dict[str, list[str]] = {}
    for finding in source.findings:
        if finding.kind != Finding.Kind.RECOMMENDATION:
            continue
        words = sentence(finding.text or finding.title)
        if finding.addressee:
            told.setdefault(_inside_sentence(finding.addressee), []).append(words)
        else:
            units_told.setdefault(words, []).append(finding.visit.body_name)
    for words, units in units_told.items():
        told.setdefault(name_units(units), []).append(words)
    return told


def _means_inspected(addressee: str) -> bool:
    return fold(addressee).startswith("cac co quan, don vi")


def _inside_sentence(name: str) -> str:
    """An addressee after “Đối với”: “Các …” begins small there, names keep their capital."""
    name = clean_line(name)
    return lower_first(name) if name.startswith("Các ") else name


def _has_demands(source: RoundSource) -> bool:
    return any(getattr(finding, "demand", None) for finding in source.findings)


def _remedy(source: RoundSource) -> str:
    return (
        "Nghiêm túc khắc phục tồn tại, hạn chế theo đúng yêu cầu và thời hạn nêu tại "
        f"{_shortcomings_annexes(source)}; báo cáo kết quả khắc phục về {source.issuer} để theo dõi, tổng "
        "hợp."
    )
