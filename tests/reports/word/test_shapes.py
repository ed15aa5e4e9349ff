"""Each shape of paper in Word: what stands in its frame, and what does not."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm

from reports.blocks import Paragraph, Section
from reports.content import Paper, Signature
from reports.word.paper import render_docx

from .. import sample_papers
from .reading import lines_of

LETTER = sample_papers.reminder_letter()


def opened(paper, shape="letter"):
    return Document(BytesIO(render_docx(paper, shape)))


@pytest.fixture(scope="module")
def decision():
    return Paper(
        letterhead=replace(LETTER.letterhead, about="", symbol="QĐ-SNV", number="05", day=6, month=2),
        kind="Quyết định",
        subject="Thành lập Đoàn kiểm tra",
        addressees=(),
        bases=("Căn cứ Kế hoạch số 12/KH-SNV", "Theo đề nghị của Trưởng phòng"),
        closing="",
        recipients=("Như Điều 3",),
        signature=Signature(("KT. Giám đốc", "Phó Giám đốc"), "Nguyễn Văn A"),
        authority="Giám đốc Sở Nội vụ",
        sections=(Section("articles", (Paragraph("Điều 1. Thành lập Đoàn kiểm tra."),)),),
    )


def minutes(*signatures):
    return replace(
        LETTER,
        letterhead=replace(LETTER.letterhead, about="", parent="Sở Nội vụ", issuer="Đoàn kiểm tra"),
        kind="Biên bản",
        closing="",
        recipients=(),
        signature=Signature(()),
        signatures=signatures,
    )


SIGNERS = [
    Signature(("Đại diện đơn vị",), "Bình"),
    Signature(("Thư ký",), "Cúc"),
    Signature(("Trưởng đoàn",), "Dũng"),
]


def test_a_decision_names_who_decides_then_its_bases_then_decides(decision):
    lines = lines_of(opened(decision, "decision"))
    wanted = [
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "Căn cứ Kế hoạch số 12/KH-SNV;",
        "Theo đề nghị của Trưởng phòng.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Đoàn kiểm tra.",
    ]
    start = lines.index(wanted[0])
    assert lines[start : start + 5] == wanted


def test_number_and_day_of_a_registered_paper_are_shown(decision):
    lines = lines_of(opened(decision, "decision"))
    assert "Số: 05/QĐ-SNV" in lines and "Bắc Ninh, ngày 06 tháng 02 năm 2018" in lines


def test_number_and_day_are_left_to_the_registry():
    lines = [" ".join(line.split()) for line in lines_of(opened(LETTER))]
    assert "Số: /SNV-CCHC" in lines and "Bắc Ninh, ngày tháng 11 năm 2018" in lines


def test_other_papers_decide_nothing():
    assert "QUYẾT ĐỊNH:" not in lines_of(opened(LETTER))


@pytest.mark.parametrize("count", [2, 3])
def test_minutes_are_signed_side_by_side_over_the_whole_width(count):
    table = opened(minutes(*SIGNERS[:count]), "minutes").tables[-1]
    assert [cell.text for cell in table.rows[1].cells] == [one.name for one in SIGNERS[:count]]
    for cell in table.rows[0].cells:
        assert cell.width == pytest.approx(Mm(165 / count), abs=Mm(0.1))


def test_minutes_name_no_recipients():
    assert "Nơi nhận:" not in lines_of(opened(minutes(*SIGNERS), "minutes"))


def test_a_receipt_is_signed_by_nobody():
    lines = lines_of(opened(sample_papers.receipt(), "receipt"))
    assert "Nơi nhận:" not in lines and "Mã: XN-2018-00012" in lines
    assert not any(line.startswith("Số:") or line.endswith("./.") for line in lines)


def test_several_addressees_stand_one_a_line():
    lines = lines_of(opened(replace(LETTER, addressees=("UBND tỉnh", "Bộ Nội vụ"))))
    assert {"Kính gửi:", "- UBND tỉnh;", "- Bộ Nội vụ."} <= set(lines)


@pytest.mark.parametrize("illustrative", [True, False])
def test_a_demonstration_says_so_on_every_page(illustrative):
    section = opened(replace(LETTER, illustrative=illustrative)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text.startswith("Bản trình diễn") is illustrative
