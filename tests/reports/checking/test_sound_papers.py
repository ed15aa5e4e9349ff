"""The papers of the house, long and short, and papers of other shapes pass the checker without a fault."""

import pytest

from reports.checking import check
from reports.checking.paper import find_paper
from reports.checking.reading import read
from reports.kinds import KINDS
from reports.render import render_html

from .. import sample_papers
from .papers import faults_of, file_of, html_of, with_words

KIND = {
    "round-report": "BÁO CÁO",
    "reminder-letter": "CÔNG VĂN",
    "receipt": "GIẤY XÁC NHẬN",
    "decision": "QUYẾT ĐỊNH",
    "minutes": "BIÊN BẢN",
}
STAMPED = {
    "reminder-letter, urgent": "KHẨN",
    "reminder-letter, very-urgent": "THƯỢNG KHẨN",
    "round-report, express": "HỎA TỐC",
}


@pytest.mark.parametrize("name", [*KIND, *STAMPED])
def test_a_sound_paper_has_no_fault(name):
    assert faults_of(html_of(name)) == []


def test_the_whole_report_with_photos_and_a_note_on_every_page_has_no_fault(sample_pdf):
    assert check(sample_pdf) == []


@pytest.mark.parametrize("name, kind", KIND.items())
def test_the_kind_is_read_from_the_words_of_the_paper(name, kind):
    assert find_paper(read(file_of(html_of(name)))).kind == kind


@pytest.mark.parametrize("name, words", STAMPED.items())
def test_how_urgent_it_is_is_read_under_the_number(name, words):
    assert find_paper(read(file_of(html_of(name)))).letterhead.stamp.text == words


def test_an_addressee_too_long_for_one_line_goes_on_in_the_next():
    wards = "UBND các phường: Vũ Ninh, Quế Võ, Kinh Bắc, Thuận Thành, Song Liễu"
    paper = sample_papers.reminder_letter(addressees=("UBND xã Tiên Du", wards, "Sở Khoa học và Công nghệ"))
    html = render_html(KINDS["reminder-letter"].template, paper, for_print=True)
    assert faults_of(html) == []
    faults = faults_of(with_words(html, "Song Liễu;", "Song Liễu"))
    assert {fault.rule for fault in faults} == {"dấu cuối dòng Kính gửi"}


def test_minutes_are_signed_side_by_side():
    foot = find_paper(read(file_of(html_of("minutes")))).foot
    signed = [" ".join(line.text for line in signature.titles) for signature in foot.signatures]
    assert signed == ["ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", "THƯ KÝ", "TRƯỞNG ĐOÀN"]


@pytest.mark.parametrize(
    "old, new",
    [
        ("Số: 05/QĐ-SNV</p>", "Số: 2231/QĐ-SNV</p>"),
        ("Số: 05/QĐ-SNV</p>", "Số: ....../QĐ-SNV</p>"),
        ("Số: 05/QĐ-SNV</p>", 'Số: <span class="blank"></span>/QĐ-SNV</p>'),
        ("ngày 12 tháng 02 năm 2018</p>", "ngày &nbsp; &nbsp; tháng 02 năm 2018</p>"),
    ],
)
def test_a_number_or_day_not_given_yet_is_no_fault(old, new):
    assert faults_of(with_words(html_of("decision"), old, new)) == []
