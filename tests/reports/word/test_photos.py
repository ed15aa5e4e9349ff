"""Photos of the annex in Word."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.conf import settings
from docx import Document
from PIL import Image

from reports.blocks import Photo, Photos
from reports.content import Annex
from reports.word.paper import render_docx

from .. import sample_papers
from .reading import lines_of


def opened(*photos, left_out=0):
    annex = Annex("photos", "Hình ảnh kiểm tra", (Photos(photos, left_out),))
    letter = replace(sample_papers.reminder_letter(), annexes=(annex,))
    return Document(BytesIO(render_docx(letter, "letter")))


def pictures(document):
    parts = document.part.package.parts
    return [Image.open(BytesIO(part.blob)) for part in parts if part.content_type == "image/jpeg"]


def text_of(document):
    return "\n".join(lines_of(document))


def test_they_stand_two_in_a_row_above_their_captions(sample_photos):
    document = opened(*sample_photos[:3])
    table = document.tables[-1]
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert table.rows[0].cells[1].paragraphs[-1].text == "Ảnh 2. Niêm yết thủ tục hành chính số 2"
    assert len(document.inline_shapes) == 3


def test_they_are_brought_down_to_what_a_printer_shows(sample_photos):
    assert all(max(picture.size) <= 467 for picture in pictures(opened(*sample_photos)))


def test_they_are_described_to_whoever_cannot_see_them(sample_photos):
    shape = opened(sample_photos[0]).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == sample_photos[0].caption


@pytest.mark.parametrize("file", ["", "sample/gone.jpg", "sample/broken.jpg"])
def test_a_lost_or_broken_photo_says_so_and_keeps_its_caption(sample_photos, file):
    (settings.MEDIA_ROOT / "sample" / "broken.jpg").write_bytes(b"no picture")
    told = text_of(opened(Photo("Bảng niêm yết", file)))
    assert "(Không tìm thấy tệp ảnh)" in told and "Ảnh 1. Bảng niêm yết" in told


def test_how_many_more_are_kept_is_said_below(sample_photos):
    assert "hồ sơ kiểm tra còn 12 ảnh được lưu" in text_of(opened(sample_photos[0], left_out=12))
