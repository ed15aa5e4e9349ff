"""The figures of a paper: sums, shares, and what was not answered."""

from decimal import Decimal

from core.formats import percent
from inspections.scoring import Share
from reports.blocks import Photo
from reports.papers.round_report.content import Counts, CoverageRow, UnitGroup, UnitRow
from reports.papers.round_report.layout import arrange

from .sample import round_report


def test_partly_met_counts_one_half_and_not_applicable_counts_nothing():
    counts = Counts(share=Share(met=7, partly=2, no=1, na=30))
    assert counts.share.percent == Decimal("80.00")


def test_the_share_of_a_group_is_taken_over_all_its_answers():
    rows = (
        UnitRow("Sở Y tế", Counts(share=Share(met=9, no=1))),
        UnitRow("Sở Tư pháp", Counts(share=Share(met=10, no=20))),
    )
    assert UnitGroup("Sở", rows).total.share.percent == Decimal("47.50")


def test_late_dossiers_are_the_sum_of_both_causes():
    counts = Counts(to_settle=4310, late_real=21, late_in_software=41)
    assert (counts.late, percent(counts.late_share)) == (62, "1,4%")


def test_a_question_nobody_answered_stays_empty_in_the_sum():
    total = Counts() + Counts()
    assert (total.to_settle, total.late, total.late_share) == (None, None, None)
    assert (total + Counts(to_settle=5)).to_settle == 5


def test_a_level_without_units_has_no_percentage():
    row = CoverageRow("UBND cấp huyện", total=0, planned=0, visited=0)
    assert row.share_of_total is None and row.share_of_plan is None


def test_the_photo_annex_is_the_first_when_nothing_fell_short():
    photos = (Photo("Bảng niêm yết"),)
    numbers = [
        {annex.id: paper.number_of(annex) for annex in paper.annexes}
        for paper in (arrange(round_report(photos)), arrange(round_report(photos, shortcomings=())))
    ]
    assert numbers == [{"shortcomings": "I", "photos": "II"}, {"photos": "I"}]
