"""What people type is shown as they typed it, whatever it looks like, and the file opens."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from reports.blocks import Column, Heading, Paragraph, Photo, Photos, Remark, Row, RowGroup, Section, Table
from reports.content import Annex, Signature
from reports.word.paper import render_docx

from .. import sample_papers
from .reading import lines_of

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% if x %}a{% endif %}",
    "{%p for x in y %}",
    "{{ ''.__class__ }}",
    "{# x #}",
    "A & B &amp; <w:p/> ]]>",
    LETTERS + LETTERS.upper(),
    "x" * 10_000,
]


def hostile_paper(text):
    """A paper that says `text` wherever people can write."""
    letter = sample_papers.reminder_letter()
    table = Table((Column(text), Column("B")), (RowGroup((Row((text, "1")),), text),), text)
    blocks = (Heading(text), Paragraph(text, text), Remark(text), table, Photos((Photo(text),)))
    head = replace(letter.letterhead, about=text, issuer=text, parent=text, place=text)
    return replace(
        letter,
        letterhead=head,
        subject=text,
        addressees=(text, text),
        bases=(text,),
        closing=text,
        recipients=(text,),
        signature=Signature((text,), text),
        authority=text,
        sections=(Section("a", blocks, text),),
        annexes=(Annex("b", text, blocks),),
    )


def text_of(content):
    return "\n".join(lines_of(Document(BytesIO(content))))


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    files = [folder / f"{number}.docx" for number in range(len(HOSTILE))]
    for file, text in zip(files, HOSTILE, strict=True):
        file.write_bytes(render_docx(hostile_paper(text), "letter"))
    return files


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_whatever_was_typed_stays_text(hostile_files, number):
    told, text = text_of(hostile_files[number].read_bytes()), HOSTILE[number]
    ways = text, text.upper()
    # Heading, lead, text, remark, head, group, cell, caption, photo twice over; the frame besides.
    assert sum(told.count(way) for way in set(ways)) >= 2 * 8 + 8
    assert "49" not in told


def test_libreoffice_opens_every_one(hostile_files, as_pdf):
    assert all(path.read_bytes().startswith(b"%PDF-") for path in as_pdf(hostile_files).values())


def test_what_no_file_can_hold_is_left_out():
    told = text_of(render_docx(hostile_paper("Trước\x00\x08\x0b\x0c\x1b\ud800\ufffe\uffffsau"), "letter"))
    assert "Trướcsau" in told


def test_text_typed_decomposed_is_composed():
    told = text_of(render_docx(hostile_paper(unicodedata.normalize("NFD", "Sở Nội vụ báo cáo")), "letter"))
    assert unicodedata.is_normalized("NFC", told) and "Sở Nội vụ báo cáo" in told


def test_an_empty_paper_is_still_a_file():
    letter = replace(
        sample_papers.reminder_letter(), addressees=(), bases=(), closing="", recipients=(), sections=()
    )
    assert "Độc lập - Tự do - Hạnh phúc" in text_of(render_docx(letter, "letter"))
