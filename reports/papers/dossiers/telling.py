"""What a paper tells of counted dossiers, as blocks under headings: of one body, or of several together."""

from core.formats import number, percent
from dossiers.rates import FORMULAS
from reports.blocks import (
    MID,
    RIGHT,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    RowGroup,
    Table,
    numbered,
)
from reports.content import roman
from reports.papers.telling import shown_name
from reports.prose import paper_number

from .charts import charts_of_one
from .source import CountedFile, DossierFiles
from .tables import added_up, causes_table, counts_blocks, rate_remarks
from .words import LATE_TITLE, RATES, SAMPLE_TITLE, TITLE, file_sentence

CAUSES_CAPTION = "Hồ sơ trễ hạn theo nguyên nhân"


def of_one(files: DossierFiles, first: int, annex: int = 1) -> tuple[Block, ...]:
    """The numbers, causes and charts of the one body that was visited, under headings from `first` on.

    `annex` is the number of the annex with the late dossiers.
    """
    if not files.files:
        return ()
    file = files.files[0]
    return (
        Heading(f"{first}. {TITLE}"),
        Paragraph(file_sentence(file.extract)),
        *counts_blocks(file),
        *causes_table(file.causes, CAUSES_CAPTION),
        *_where_late_are(files, annex),
        *charts_of_one(files),
        *samples_blocks(files, first + 1),
    )


def samples_blocks(files: DossierFiles, place: int) -> tuple[Block, ...]:
    """How each sample was drawn, and what was found in its dossiers."""
    told: list[Block] = []
    for sample in files.samples:
        told += map(Paragraph, sample.sentences)
        told += [Paragraph(f"Mã các hồ sơ được chọn: {', '.join(sample.codes)}."), *_checks(sample.rows)]
    return (Heading(f"{place}. {SAMPLE_TITLE}"), *told) if told else ()


def _checks(rows) -> tuple[Table, ...]:
    """What was found, once a dossier was looked into."""
    if not any(sum(found) for _words, *found in rows):
        return ()
    columns = (
        Column("TT", 10, MID),
        Column("Nội dung kiểm tra", names_row=True),
        Column("Đạt", 20, RIGHT),
        Column("Không đạt", 20, RIGHT),
        Column("Không áp dụng", 22, RIGHT),
    )
    cells = ((words, *map(number, found)) for words, *found in rows)
    return (Table(columns, (RowGroup(numbered(cells)),), "Kết quả kiểm tra hồ sơ chọn mẫu", "figures"),)


def of_several(files: DossierFiles, place: int, annex: int = 1) -> tuple[Block, ...]:
    """The bodies beside each other, and the causes of all of them together."""
    if not files.files:
        return ()
    return (
        Heading(f"{place}. {TITLE}"),
        Paragraph(several_sentence(files)),
        compared_table(files.files),
        *rate_remarks(),
        *causes_table(added_up(files.files), CAUSES_CAPTION),
        *_where_late_are(files, annex),
    )


def _where_late_are(files: DossierFiles, annex: int) -> tuple[Paragraph, ...]:
    if not any(files.late.values()):
        return ()
    return (Paragraph(f"{LATE_TITLE} nêu tại Phụ lục {roman(annex)} kèm theo."),)


def several_sentence(files: DossierFiles) -> str:
    told = [file.counts for file in files.files]
    late = sum(counts.all_late for counts in told)
    return (
        f"Theo tệp trích xuất từ phần mềm một cửa của {paper_number(len(told))} cơ quan, đơn vị, có "
        f"{paper_number(sum(counts.counted for counts in told))} hồ sơ phải giải quyết trong kỳ, trong đó "
        f"{paper_number(late)} hồ sơ trễ hạn{_undetermined(files)}."
    )


def _undetermined(files: DossierFiles) -> str:
    open_ = sum(cause.number for file in files.files for cause in file.causes if not cause.group)
    return f" ({paper_number(open_)} hồ sơ chưa xác định nguyên nhân)" if open_ else ""


def compared_table(files: list[CountedFile], caption: str = "", of: list[CountedFile] = ()) -> Table:
    """One row for each body: what there was to settle, how it stands, and both rates by their names.

    The sum is that of `of`, where the table has only some of them.
    """
    columns = (
        Column("TT", 10, MID),
        Column("Cơ quan, đơn vị", names_row=True),
        Column("Phải giải quyết", 16, RIGHT),
        Column("Đúng hạn, trước hạn", 15, RIGHT, "Đã giải quyết"),
        Column("Quá hạn", 13, RIGHT, "Đã giải quyết"),
        Column("Trong hạn", 16, RIGHT, "Đang giải quyết"),
        Column("Quá hạn", 13, RIGHT, "Đang giải quyết"),
        *(Column(_short(formula), 20, RIGHT, "Tỷ lệ đúng hạn") for formula in FORMULAS),
    )
    rows = numbered((shown_name(file.visit), *_cells(file.counts)) for file in files)
    return Table(columns, (RowGroup((*rows, *_sum(of or files))),), caption, "figures")


def _short(formula) -> str:
    name = RATES[formula][0].removeprefix("Tỷ lệ ")
    return name[0].upper() + name[1:]


def _cells(counts) -> tuple[str, ...]:
    numbers = (counts.counted, counts.early + counts.on_time, counts.late, counts.running, counts.overdue)
    return (*map(number, numbers), *(percent(formula.percent(counts)) for formula in FORMULAS))


def _sum(files: list[CountedFile]) -> tuple[Row, ...]:
    if len(files) < 2:
        return ()
    first, *others = (file.counts for file in files)
    return (Row(("", "Tổng cộng", *_cells(sum(others, first))), is_sum=True),)
