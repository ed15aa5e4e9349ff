"""A paper kept as JSON is the same paper when it is read again."""

from datetime import date

import pytest

from reports.blocks import Photo
from reports.papers.round_report.layout import arrange
from reports.snapshots import from_json, to_json

from . import sample_papers
from .sample import round_report

PAPERS = {
    "report": arrange(round_report((Photo("Bảng niêm yết", "a.jpg", 4),))),
    "letter": sample_papers.reminder_letter(),
    "receipt": sample_papers.receipt(),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_kind_of_block_survives(paper):
    again = from_json(to_json(paper))
    assert again == paper and to_json(again) == to_json(paper)


def test_the_registry_adds_number_day_and_signer_and_nothing_else():
    paper = PAPERS["report"]
    numbered = paper.numbered("05", date(2018, 12, 3), "Nguyễn Văn A")
    head = numbered.letterhead
    assert (head.number, head.day, head.month, head.year) == ("05", 3, 12, 2018)
    assert numbered.signature.name == "Nguyễn Văn A"
    assert (numbered.sections, numbered.annexes) == (paper.sections, paper.annexes)
