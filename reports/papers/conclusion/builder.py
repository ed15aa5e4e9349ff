"""One visit or several of a round → the notice of conclusion."""

from core.formats import paper_day
from reports.blocks import Paragraph, Section
from reports.content import Paper
from reports.frame import archive, letterhead, lower_first, signature, superior_name, symbol
from reports.models import Document
from reports.papers.dossiers.late_list import late_annex
from reports.papers.telling import recommendation_blocks, recommendations
from reports.prose import paper_date, paper_number
from reports.quoting import bases_of_round

from .orders import annex, carrying_out, demands
from .results import results
from .source import ConclusionSource

# So many minutes are named one by one, and so many bodies among the recipients.
FEW = 3


def build_conclusion(document: Document) -> Paper:
    """The conclusion on the document's visits; at most fifteen queries whatever their number.

    With counted files there are seven more.
    """
    source = ConclusionSource(document)
    opening = f"{source.issuer} thông báo {lower_first(document.subject)} như sau:"
    advice = recommendations(source.findings, first=superior_name(source))
    return Paper(
        **_frame(source),
        sections=(
            Section("opening", (Paragraph(opening),)),
            Section("results", results(source), "I. KẾT QUẢ KIỂM TRA"),
            Section("demands", demands(source), "II. YÊU CẦU KHẮC PHỤC"),
            Section("recommendations", recommendation_blocks(advice), "III. KIẾN NGHỊ"),
            Section("carrying-out", carrying_out(source), "IV. TỔ CHỨC THỰC HIỆN"),
        ),
        annexes=(*annex(source), *late_annex(source.dossier_files)),
    )


def _frame(source: ConclusionSource) -> dict:
    subject = source.document.subject
    return {
        "letterhead": letterhead(source, f"TB-{symbol(source)}"),
        "kind": "Thông báo",
        "subject": subject,
        "addressees": (),
        "bases": (*bases_of_round(source.round.plan, source.teams), *_minutes(source)),
        "closing": (
            f"Trên đây là Thông báo {lower_first(subject)}, {source.issuer} đề nghị {source.units} "
            "nghiêm túc thực hiện"
        ),
        "recipients": _recipients(source),
        "signature": signature(source),
        "illustrative": source.round.illustrative or source.any_illustrative,
    }


def _minutes(source: ConclusionSource) -> tuple[str, ...]:
    """The signed minutes: a few are named one by one, many by the days of the first and the last."""
    signed = [visit for visit in source.visits if visit.minutes_signed_on]
    if len(signed) <= FEW:
        return tuple(
            f"Căn cứ Biên bản kiểm tra {paper_date(visit.minutes_signed_on)} tại {visit.body_name}"
            for visit in signed
        )
    days = sorted(visit.minutes_signed_on for visit in signed)
    return (
        f"Căn cứ các Biên bản kiểm tra tại {paper_number(len(signed))} cơ quan, đơn vị, lập từ ngày "
        f"{paper_day(days[0])} đến ngày {paper_day(days[-1])}",
    )


def _recipients(source: ConclusionSource) -> tuple[str, ...]:
    bodies = dict.fromkeys(visit.body_name for visit in source.visits)
    units = tuple(bodies) if len(bodies) <= FEW else ("Các cơ quan, đơn vị được kiểm tra",)
    above = tuple(f"{name} (để báo cáo)" for name in superior_name(source))
    teams = dict.fromkeys(team.name for team in source.teams)
    return (*units, *above, f"Lãnh đạo {source.issuer}", *teams, *archive(source))
