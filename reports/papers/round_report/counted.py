"""What a round counted from the files of one-stop software: its units compared, late dossiers by cause."""

from dataclasses import replace

from reports.blocks import Block, Heading, Paragraph
from reports.papers.dossiers.charts import bodies_compared, by_procedure
from reports.papers.dossiers.source import CountedFile, DossierFiles
from reports.papers.dossiers.tables import added_up, causes_table, rate_remarks
from reports.papers.dossiers.telling import compared_table, several_sentence
from reports.papers.dossiers.words import TITLE

from .dividing import UNITS_IN_TEXT

# The chart of shortcomings by domain is the first one of the report.
FIRST_FIGURE = 2


def counted_dossiers(files: DossierFiles, first_table: int) -> tuple[Block, ...]:
    """Nothing where no unit handed in a file; of very many units those with most late dossiers are listed."""
    if not files.files:
        return ()
    compared = f"Bảng {first_table}. Kết quả giải quyết hồ sơ theo cơ quan, đơn vị"
    causes = f"Bảng {first_table + 1}. Hồ sơ trễ hạn theo nguyên nhân"
    return (
        Heading(TITLE),
        Paragraph(several_sentence(files)),
        _compared(files.files, compared),
        *rate_remarks(),
        *causes_table(added_up(files.files), causes),
        *_charts(files),
    )


def _compared(files: list[CountedFile], caption: str):
    """A table of a thousand rows hides the text around it."""
    if len(files) <= UNITS_IN_TEXT:
        return compared_table(files, caption)
    most = sorted(files, key=lambda file: -file.counts.all_late)[:UNITS_IN_TEXT]
    return compared_table(most, f"{caption} ({UNITS_IN_TEXT} đơn vị có nhiều hồ sơ trễ hạn nhất)", of=files)


def _charts(files: DossierFiles) -> list[Block]:
    """Numbered on from the first; what has nothing to compare takes no number."""
    drawn = filter(None, (bodies_compared(files.files), by_procedure(files.late_by_procedure)))
    return [
        replace(chart, caption=f"Hình {number}. {chart.caption}")
        for number, chart in enumerate(drawn, start=FIRST_FIGURE)
    ]
