"""The annex that lists late dossiers: by code, procedure and office, never by person."""

from core.formats import DASH, number, paper_day
from dossiers.models import Dossier
from reports.blocks import MID, Annex, Block, Column, Remark, RowGroup, Table, numbered
from reports.papers.telling import shown_name

from .source import CountedFile, DossierFiles
from .words import LATE_TITLE, UNDETERMINED

STILL_OPEN = "Chưa xong"
COLUMNS = (
    Column("TT", 10, MID),
    Column("Mã hồ sơ", 48),
    Column("Thủ tục hành chính"),
    Column("Bộ phận giải quyết", 32),
    Column("Hẹn trả", 22, MID),
    Column("Kết thúc", 22, MID),
    Column("Trễ (ngày làm việc)", 20, MID),
    Column("Nguyên nhân", 38),
)


def late_annex(files: DossierFiles) -> tuple[Annex, ...]:
    """The late dossiers of each body, the latest first; of more than an annex holds it says how many."""
    listed = [file for file in files.files if files.late[file.extract.pk]]
    if not listed:
        return ()
    groups = tuple(
        RowGroup(
            numbered(map(_cells, files.late[file.extract.pk])),
            "" if len(files.files) == 1 else f"{place}. {shown_name(file.visit)}",
        )
        for place, file in enumerate(listed, start=1)
    )
    blocks: tuple[Block, ...] = (Table(COLUMNS, groups), *_left_out(files, listed), Remark(_how_to_read()))
    return (Annex("late-dossiers", LATE_TITLE, blocks, is_wide=True),)


def _cells(dossier: Dossier) -> tuple[str, ...]:
    judgement = getattr(dossier, "judgement", None)
    return (
        dossier.code,
        str(dossier.procedure) if dossier.procedure else DASH,
        dossier.office or DASH,
        paper_day(dossier.due_on) if dossier.due_on else DASH,
        paper_day(dossier.ended_on) if dossier.ended_on else STILL_OPEN,
        number(dossier.late_days),
        judgement.cause.name if judgement else UNDETERMINED.capitalize(),
    )


def _left_out(files: DossierFiles, listed: list[CountedFile]) -> tuple[Remark, ...]:
    more = [
        (file, rest)
        for file in listed
        if (rest := file.counts.all_late - len(files.late[file.extract.pk])) > 0
    ]
    return tuple(
        Remark(f"{shown_name(file.visit)}: và {number(rest)} hồ sơ khác, xem tệp danh sách.")
        for file, rest in more
    )


def _how_to_read() -> str:
    return (
        "Ngày hẹn trả đã cộng thời gian chờ bổ sung hồ sơ. Trễ 0 ngày làm việc là giữa ngày hẹn trả và ngày "
        "kết thúc chỉ có ngày nghỉ. Hồ sơ chưa xong được tính đến hết ngày cuối kỳ."
    )
