"""A round of any size: its annexes are divided between units, its long tables leave the text."""

from types import SimpleNamespace

import pytest

from reports.blocks import Paragraph, Photo, Table
from reports.content import roman
from reports.papers.round_report import dividing
from reports.papers.round_report.content import Shortcoming, UnitShortcomings, VisitLine
from reports.papers.round_report.dividing import divide, named_annexes
from reports.papers.round_report.layout import arrange
from reports.parts import PART_KB
from reports.parts import divide as divide_paper

from . import sample


def units(*sizes):
    return tuple(
        UnitShortcomings(
            f"UBND xã {unit}", tuple(Shortcoming(f"{n}", "Thiếu.", (), "", "") for n in range(size))
        )
        for unit, size in enumerate(sizes)
    )


@pytest.fixture
def small():
    return arrange(sample.round_report())


@pytest.fixture
def large(small, monkeypatch):
    """The sample, as if a few units were many; `small` is made before."""
    monkeypatch.setattr(dividing, "SHORTCOMINGS_IN_ANNEX", 8)
    for name, value in {"UNITS_IN_TEXT": 6, "UNITS_IN_ANNEX": 10, "VISITS_IN_ANNEX": 8}.items():
        monkeypatch.setattr(f"reports.papers.round_report.annexes.{name}", value)
    return arrange(sample.round_report((Photo("Bảng niêm yết"),)))


def rows_of(annex):
    return [row for block in annex.blocks for row in block.rows]


@pytest.mark.parametrize("sizes", [[3] * 10, [1, 9, 2, 2], [8, 8, 8], [5] * 7, [1] * 30])
def test_no_group_holds_more_than_it_may(sizes):
    groups = divide(sizes, 9, lambda size: size)
    assert [size for group in groups for size in group] == sizes
    assert all(sum(group) <= 9 for group in groups)


def test_what_cannot_be_divided_stays_whole():
    assert divide([20, 1], 9, lambda size: size) == [(20,), (1,)]


def test_groups_are_of_about_the_same_size():
    assert [len(group) for group in divide(list(range(402)), 400)] == [201, 201]


def test_nothing_makes_no_group():
    assert divide([], 9) == []


@pytest.mark.parametrize(
    ("count", "first", "said"),
    [
        (0, 1, "Phụ lục I"),
        (1, 1, "Phụ lục I"),
        (5, 1, "các Phụ lục I đến V"),
        (2, 6, "các Phụ lục VI và VII"),
    ],
)
def test_annexes_are_named_in_a_sentence(count, first, said):
    assert named_annexes(count, first) == said


def test_roman_figures_go_on_above_forty():
    assert [roman(number) for number in (39, 40, 49, 50, 89)] == ["XXXIX", "XL", "XLIX", "L", "LXXXIX"]


def test_a_round_of_usual_size_has_one_annex_of_shortcomings():
    paper = arrange(sample.round_report())
    assert [annex.id for annex in paper.annexes] == ["shortcomings"]
    assert "(từ" not in paper.annexes[0].title


def test_shortcomings_are_divided_between_units_and_the_title_says_where():
    paper = arrange(sample.round_report(shortcomings=units(300, 200, 100)))
    assert [(annex.id, len(rows_of(annex))) for annex in paper.annexes] == [
        ("shortcomings", 300),
        ("shortcomings-2", 300),
    ]
    assert paper.annexes[1].title.endswith("(từ UBND xã 1 đến UBND xã 2)")
    groups = [group.title for annex in paper.annexes for group in annex.blocks[0].groups]
    assert groups == ["1. UBND xã 0", "2. UBND xã 1", "3. UBND xã 2"]


def test_an_annex_of_one_unit_names_it_once():
    paper = arrange(sample.round_report(shortcomings=units(300, 300)))
    assert [annex.title.partition(" (")[2] for annex in paper.annexes] == ["UBND xã 0)", "UBND xã 1)"]


def test_every_annex_of_a_large_round_has_its_own_id_and_the_photos_are_last(large):
    ids = [annex.id for annex in large.annexes]
    assert len(ids) == len(set(ids)) and ids[-1] == "photos"
    assert [name.partition("-")[0] for name in ids] == sorted(
        (name.partition("-")[0] for name in ids), key=["shortcomings", "visits", "units", "photos"].index
    )


def section(paper, name):
    return next(one for one in paper.sections if one.id == name)


def test_the_text_says_in_which_annexes_its_long_tables_stand(large):
    numbers = {annex.id: large.number_of(annex) for annex in large.annexes}
    said = [block.text for one in large.sections for block in one.blocks if isinstance(block, Paragraph)]
    assert f"Bảng 2 được trình bày tại các Phụ lục {numbers['visits']} và {numbers['visits-2']}." in said
    assert (
        f"Số liệu của từng cơ quan, đơn vị nêu tại các Phụ lục {numbers['units']} đến {numbers['units-3']}."
        in said
    )


def test_the_text_keeps_the_sums_of_the_levels(large, small):
    tables = [block for block in section(large, "figures").blocks if isinstance(block, Table)]
    before = [block for block in section(small, "figures").blocks if isinstance(block, Table)]
    for table, whole in zip(tables, before, strict=True):
        sums = [row.cells[2:] for row in whole.rows if row.is_sum]
        assert [row.cells[2:] for row in table.rows] == sums


def test_no_unit_is_lost_and_each_keeps_its_number_in_its_level(large, small):
    annexes = [annex for annex in large.annexes if annex.id.startswith("units")]
    found = [row.cells for annex in annexes for row in annex.blocks[0].rows]
    whole = next(block for block in section(small, "figures").blocks if isinstance(block, Table))
    assert found == [row.cells for row in whole.rows if not row.is_sum]


def test_visits_are_numbered_through_their_annexes(large):
    annexes = [annex for annex in large.annexes if annex.id.startswith("visits")]
    numbers = [row.cells[0] for annex in annexes for row in rows_of(annex)]
    assert numbers == [str(number) for number in range(1, 12)]


# --- parts --------------------------------------------------------------------------------------


def test_a_paper_of_usual_size_is_one_part():
    paper = arrange(sample.round_report((Photo("Bảng niêm yết"),) * 10))
    (part,) = divide_paper(paper)
    assert part.has_main and part.annexes == paper.annexes


def test_a_large_paper_is_parts_of_which_the_first_is_the_paper_itself():
    paper = arrange(sample.round_report(shortcomings=units(*[10] * 250)))
    parts = divide_paper(paper)
    assert [part.has_main for part in parts] == [True] + [False] * (len(parts) - 1)
    assert tuple(annex for part in parts for annex in part.annexes) == paper.annexes
    assert len(parts) > 3


def test_small_annexes_share_a_part_up_to_its_size():
    paper = arrange(sample.round_report(shortcomings=units(*[10] * 250)))
    assert len(divide_paper(paper, most=10 * PART_KB)) == 1
    assert len(divide_paper(paper, most=0)) == 1 + len(paper.annexes)


def test_a_round_with_very_many_visits_keeps_its_text_small():
    visits = tuple(VisitLine(f"UBND xã {n}", "01/10/2018") for n in range(1_700))
    paper = arrange(sample.round_report(visits=visits))
    assert [len(rows_of(annex)) for annex in paper.annexes if annex.id.startswith("visits")] == [
        567,
        567,
        566,
    ]


def test_who_waits_reads_which_part_is_being_made():
    from reports.publish import _say_part

    said = []
    progress = SimpleNamespace(step=lambda done, total, message: said.append((done, total, message)))
    _say_part(progress, 2, 6)
    _say_part(progress, 6, 6)
    _say_part(progress, 0, 1)
    assert [line[:2] for line in said] == [(4, 9), (8, 9), (2, 4)]
    assert "3" in said[0][2] and "6" in said[0][2] and "6" in said[1][2]
    assert not any(letter.isdigit() for letter in said[2][2])
