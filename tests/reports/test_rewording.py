"""A section as plain text and back: what people type becomes headings, paragraphs and the data's tables."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.blocks import Bar, BarChart, Column, Heading, Paragraph, Row, RowGroup, Section, Table
from reports.papers.round_report.layout import arrange
from reports.rewording import from_text, reworded, to_text

from .sample import round_report

TABLE = Table((Column("TT"),), (RowGroup((Row(("1",)),)),), "Bảng 1. Số đơn vị")
CHART = BarChart("Hình 1. Tồn tại", (Bar("Thể chế", 3),))


@pytest.mark.parametrize("section", arrange(round_report()).sections, ids=lambda section: section.id)
def test_every_section_of_a_report_comes_back_as_it_was(section):
    assert from_text(to_text(section), section) == section


def test_a_short_numbered_line_without_a_full_stop_is_a_heading():
    made = from_text("1. Mục đích\n\n2. Khẩn trương thực hiện.", Section("x", ()))
    assert made.blocks == (Heading("1. Mục đích"), Paragraph("2. Khẩn trương thực hiện."))


def test_the_first_words_of_a_point_are_its_lead():
    made = from_text("a) Ưu điểm: Niêm yết đầy đủ.", Section("x", ()))
    assert made.blocks == (Paragraph("Niêm yết đầy đủ.", lead="a) Ưu điểm:"),)


def test_a_table_may_be_moved_and_left_out():
    section = Section("x", (Paragraph("Một."), TABLE, CHART))
    assert from_text("[Bảng 1. Số đơn vị]\nHai.", section).blocks == (TABLE, Paragraph("Hai."))


def test_brackets_that_name_nothing_are_words():
    assert from_text("[Bảng 9]", Section("x", (TABLE,))).blocks == (Paragraph("[Bảng 9]"),)


def test_a_short_line_with_a_roman_number_is_a_heading():
    assert from_text("II. NỘI DUNG BÁO CÁO", Section("x", ())).blocks == (Heading("II. NỘI DUNG BÁO CÁO"),)


def test_an_annex_is_worded_like_a_section_and_keeps_its_tables():
    paper = arrange(round_report())
    annex = replace(paper.annexes[0], id="outline", blocks=(Paragraph("Một."), TABLE))
    changed = reworded(replace(paper, annexes=(annex,)), {"outline": "Hai.\n[Bảng 1. Số đơn vị]"})
    assert changed.annexes == (replace(annex, blocks=(Paragraph("Hai."), TABLE)),)
    assert changed.sections == paper.sections


def test_only_the_worded_section_changes():
    paper = arrange(round_report())
    changed = reworded(paper, {"opening": "Lời mở đầu khác."})
    assert changed.sections[0].blocks == (Paragraph("Lời mở đầu khác."),)
    assert changed.sections[1:] == paper.sections[1:] and changed.annexes == paper.annexes


@given(st.lists(st.text(min_size=1)))
def test_whatever_is_typed_makes_a_section_that_says_the_same_again(lines):
    section = Section("x", (TABLE,))
    once = from_text("\n".join(lines), section)
    assert from_text(to_text(once), section) == once
