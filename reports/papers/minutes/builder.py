"""A visit → its minutes: who was there, what was found by domain, what the unit says to it."""

import re
from dataclasses import replace

from core.text import clean_line
from findings.models import Finding
from inspections.models import TeamMember
from inspections.workflow import VisitKind
from reports.blocks import Heading, Paragraph, Section, paragraphs
from reports.content import Paper, Signature
from reports.frame import archive, letterhead, lower_first
from reports.models import Document
from reports.papers.dossiers.late_list import late_annex
from reports.papers.dossiers.telling import of_one
from reports.papers.telling import (
    NO_RECOMMENDATIONS,
    NO_SHORTCOMINGS,
    NO_STRENGTHS,
    causes,
    full_text,
    recommendation_blocks,
    recommendations,
)
from reports.people import ROLES, person
from reports.prose import in_parentheses, paper_date, paper_number, paper_time, sentence
from reports.quoting import bases_of_round
from reports.wording import DOTTED_LINE, GAP, PAGES

from .again import looked_at_again
from .source import MinutesSource
from .tables import again_table, figures_blocks

Role = TeamMember.Role

# How many copies are signed; each side keeps one.
COPIES = 2

# What is written by hand: a place, and a few words.
DOTTED_PLACE = GAP * 3
TO_WRITE = GAP * 10

WHAT_WAS_DONE = {
    VisitKind.PLANNED: "kiểm tra công tác cải cách hành chính",
    VisitKind.BY_REPORT: "kiểm tra công tác cải cách hành chính qua báo cáo",
    VisitKind.UNANNOUNCED: "kiểm tra đột xuất công tác cải cách hành chính",
    VisitKind.REINSPECTION: "kiểm tra lại việc khắc phục tồn tại, hạn chế về công tác cải cách hành chính",
}


def build_minutes(document: Document) -> Paper:
    """The minutes of the document's visit; at most fifteen queries, and seven more with a counted file.

    What is told are confirmed and concluded findings. A draft is one inspector's note that the head of the
    team has not taken up: a paper that both sides sign must not hold it. Demands are the conclusion's.
    """
    source = MinutesSource(document)
    return Paper(
        **_frame(source),
        sections=(
            Section("opening", (Paragraph(_opening(source)),)),
            Section("people", _people(source), "I. THÀNH PHẦN"),
            Section("results", _results(source), "II. NỘI DUNG VÀ KẾT QUẢ KIỂM TRA"),
            Section("recommendations", _recommendations(source), "III. KIẾN NGHỊ"),
            Section("comments", _comments(source), "IV. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA"),
        ),
        annexes=late_annex(source.dossier_files),
    )


# --- what frames the paper ----------------------------------------------------------------------


def _frame(source: MinutesSource) -> dict:
    """The team issues its minutes, under the agency; they are of the day on which they are written."""
    document = source.document
    head = letterhead(source, f"BB-ĐKT{_team_number(source)}", day=document.dated.day)
    return {
        "letterhead": replace(head, parent=source.issuer, issuer=_team_name(source)),
        "kind": "Biên bản",
        "subject": document.subject,
        "addressees": (),
        "bases": bases_of_round(source.visit.round.plan, [source.visit.team]),
        "closing": _closing(source),
        "recipients": (source.visit.body_name, source.issuer, *archive(source)),
        "signature": Signature(()),
        "signatures": _signatures(source),
        "illustrative": source.visit.round.illustrative or source.any_illustrative,
    }


def _team_name(source: MinutesSource) -> str:
    """The team without the agency, whose name stands above it."""
    return source.visit.team.name.removesuffix(f" của {source.issuer}")


def _team_number(source: MinutesSource) -> str:
    """Several teams number their minutes apart: “Đoàn kiểm tra số 2” has BB-ĐKT2."""
    number = re.search(r"\d+$", _team_name(source))
    return number[0] if number else ""


def _closing(source: MinutesSource) -> str:
    """When the minutes end. How many pages they have is known only once they are laid out."""
    ended = source.ended_at
    hours = f"{paper_time(ended)}, {paper_date(source.visit.date)}" if ended else _no_end()
    copies, each = paper_number(COPIES), paper_number(COPIES // 2)
    return (
        f"Biên bản kết thúc vào hồi {hours}; gồm {PAGES}, được lập thành {copies} bản có giá trị như nhau, "
        f"mỗi bên giữ {each} bản"
    )


def _no_end() -> str:
    return f"{GAP} giờ {GAP} phút, ngày {GAP} tháng {GAP} năm {GAP}"


def _signatures(source: MinutesSource) -> tuple[Signature, ...]:
    """The inspected body at the left, the head of the team at the right, a secretary between them."""
    signer = re.split(r" [-–] |,", source.visit.minutes_signed_by)[0]
    secretary = source.in_role(Role.SECRETARY)
    middle = (Signature(("Thư ký",), _name_if_there(source, secretary)),) if secretary else ()
    return (Signature(("Đại diện đơn vị được kiểm tra",), signer), *middle, _head(source))


def _head(source: MinutesSource) -> Signature:
    """In the absence of the head a deputy who was there signs for the head (“KT.”)."""
    head, deputy = source.in_role(Role.HEAD), source.in_role(Role.DEPUTY)
    if not source.was_there(head) and source.was_there(deputy):
        return Signature(("KT. Trưởng đoàn", "Phó Trưởng đoàn"), deputy.get_full_name())
    return Signature(("Trưởng đoàn",), _name_if_there(source, head))


def _name_if_there(source: MinutesSource, person) -> str:
    """Nobody signs for a day on which they were not there; before it is entered who was, the team stands."""
    there = person and (source.was_there(person) or not source.present)
    return person.get_full_name() if there else ""


# --- the day, and who was there -----------------------------------------------------------------


def _opening(source: MinutesSource) -> str:
    visit, opened = source.visit, source.opened_at
    hours = paper_time(opened) if opened else f"{GAP} giờ {GAP} phút"
    team = visit.team.name
    team = team if source.issuer in team else f"{team} của {source.issuer}"
    return (
        f"Hôm nay, hồi {hours}, {paper_date(visit.date)}, tại {visit.place or DOTTED_PLACE}, {team} "
        f"tiến hành {WHAT_WAS_DONE[visit.kind]} đối với {visit.body_name}."
    )


def _people(source: MinutesSource) -> tuple:
    """Who was there for the unit the system does not know, but for who signed: lines to fill in by hand."""
    seats = [f"- {person(user)} - {ROLES[role]};" for user, role in source.present]
    signer = clean_line(source.visit.minutes_signed_by)
    theirs = (f"- {signer};", *(DOTTED_LINE,) * 2) if signer else (DOTTED_LINE,) * 3
    return (
        Heading("1. Đoàn kiểm tra"),
        *paragraphs(_ended(seats) or (DOTTED_LINE,)),
        Heading(f"2. Đơn vị được kiểm tra: {source.visit.body_name}"),
        *paragraphs(theirs),
    )


def _ended(lines: list[str]) -> tuple[str, ...]:
    """The last line of a list ends with a full stop."""
    return (*lines[:-1], lines[-1].rstrip(";") + ".") if lines else ()


# --- what was found -----------------------------------------------------------------------------


def _results(source: MinutesSource) -> tuple:
    """By domain; that nothing was found is said only of a visit that is over."""
    nothing = (NO_STRENGTHS, NO_SHORTCOMINGS) if source.is_over else (TO_WRITE, TO_WRITE)
    told = [Paragraph(_asked(source)), *again_table(looked_at_again(source.visit, source.shortcomings))]
    for place, (domain, title) in enumerate(source.domains.items(), start=1):
        strengths = _texts(source, domain, Finding.Kind.STRENGTH)
        shortcomings = _texts(source, domain, Finding.Kind.SHORTCOMING)
        told += [
            Heading(f"{place}. {title}"),
            *paragraphs(strengths, "a) Ưu điểm:", nothing[0]),
            *paragraphs(shortcomings, "b) Tồn tại, hạn chế:", nothing[1]),
        ]
    place = len(source.domains) + 1
    figures = figures_blocks(source.counts_of(source.visit), f"{place}. Số liệu kiểm tra")
    return (*told, *figures, *of_one(source.dossier_files, place + bool(figures)))


def _asked(source: MinutesSource) -> str:
    checklist = source.visit.round.checklist
    by = f"{lower_first(checklist.name)} ({checklist.legal_basis})"
    if not source.asked:
        return f"Nội dung kiểm tra thực hiện theo {by}."
    return f"Đoàn kiểm tra xem xét {paper_number(len(source.asked))} nội dung theo {by}. Kết quả như sau:"


def _texts(source: MinutesSource, domain, kind) -> tuple[str, ...]:
    """The findings of one domain; shortcomings with their causes and the number by which they are quoted."""
    found = [one for one in source.findings if one.domain == domain and one.kind == kind]
    if kind == Finding.Kind.STRENGTH:
        return tuple(map(full_text, found))
    return tuple(
        " ".join([in_parentheses(full_text(one), one.number), *map(_cause, causes(one))]) for one in found
    )


def _cause(told: str) -> str:
    return f"Nguyên nhân {lower_first(told)}"


def _recommendations(source: MinutesSource) -> tuple:
    otherwise = NO_RECOMMENDATIONS if source.is_over else DOTTED_LINE
    return recommendation_blocks(recommendations(source.findings), otherwise)


# --- what the unit says -------------------------------------------------------------------------


def _comments(source: MinutesSource) -> tuple:
    """The unit's reservations in its own words. That it agrees is never made up: it writes that itself."""
    told = []
    for finding in source.findings:
        if comment := getattr(finding, "comment", None):
            told.append(f"- Về nội dung {finding.number}: {_quoted(comment.text)}")
            if comment.answer:
                told.append(f"Ý kiến của Đoàn kiểm tra: {sentence(comment.answer)}")
    return paragraphs(told or (DOTTED_LINE,) * 4)


def _quoted(text: str) -> str:
    """Words in quotation marks, with one stop at the end, theirs or ours."""
    text = clean_line(text)
    return f"“{text}”" if text[-1:] in ".!?…" else f"“{text}”."
