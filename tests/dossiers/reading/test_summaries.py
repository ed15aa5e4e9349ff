"""A summary report gives counts by group, and says which of its sums do not come out."""

from dossiers.columns import Count
from dossiers.reading.aliases import shipped
from dossiers.reading.sheets import open_export
from dossiers.reading.summary import SummaryRow, read_summary
from tests.dossiers import products


def read(rows):
    export = open_export(products.xlsx(("Tổng hợp", rows)), shipped())
    found = list(read_summary(export.rows(), export.header.counts))
    groups = [one for one in found if isinstance(one, SummaryRow)]
    return groups, [one for one in found if not isinstance(one, SummaryRow)]


def test_counts_are_read_by_group_without_the_row_of_totals():
    groups, problems = read(products.summary_report())
    assert [(row.row, row.group) for row in groups] == [(4, "Đất đai"), (5, "Hộ tịch")]
    assert groups[0].counts == {
        Count.CARRIED_OVER: 5,
        Count.RECEIVED: 20,
        Count.TO_SETTLE: 25,
        Count.SETTLED: 20,
        Count.ON_TIME: 15,
        Count.LATE: 5,
        Count.OPEN: 5,
        Count.RUNNING: 3,
        Count.OVERDUE: 2,
    }
    assert problems == []


def test_sums_that_do_not_come_out_are_told():
    rows = products.summary_report()
    rows[3][8] = 6
    groups, problems = read(rows)
    assert [(p.row, p.kind.value, p.value) for p in problems] == [
        (4, "settled_sum", "Đất đai: 21 ≠ 20"),
        (6, "total_sum", f"{Count.LATE.label}: 6 ≠ 5"),
    ]
    assert len(groups) == 2


def test_a_number_that_is_none_leaves_its_row_out():
    rows = products.summary_report()
    rows[3][5] = "20 hồ sơ"
    groups, problems = read(rows)
    assert [row.group for row in groups] == ["Hộ tịch"]
    assert problems[0].kind == "bad_number"


def test_signatures_below_are_no_group():
    rows = products.summary_report() + [[], ["", "Người lập biểu", "", "", "Thủ trưởng đơn vị"]]
    groups, problems = read(rows)
    assert len(groups) == 2
    assert [p.kind.value for p in problems] == ["text_row"]


def test_what_is_split_into_parts_is_added_up():
    rows = [
        ["STT", "Lĩnh vực", "Đã giải quyết", "", "", ""],
        ["", "", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"],
        [1, "Hộ tịch", 10, 4, 5, 1],
    ]
    groups, problems = read(rows)
    assert groups[0].counts == {Count.SETTLED: 10, Count.ON_TIME: 9, Count.LATE: 1}
    assert problems == []
