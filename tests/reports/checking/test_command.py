"""What check_document prints and how it ends."""

import pytest
from django.core.management import CommandError, call_command

from .papers import file_of, html_of, with_style, with_words


def test_a_sound_paper_ends_with_0_and_says_so(capsys):
    call_command("check_document", str(file_of(html_of("decision"))))
    assert "Không phát hiện sai thể thức" in capsys.readouterr().out


@pytest.mark.parametrize(
    "html, words",
    [
        (
            lambda: with_style(html_of("decision"), "@page { margin-left: 24.8mm }"),
            "Trang 1: lề trái 24,8 mm, phải từ 30 đến 35 mm.",
        ),
        (
            lambda: with_words(html_of("decision"), "Số: 05/", "Số: 5/"),
            "Trang 1: số văn bản ghi 5, phải thêm số 0 ở trước (05).",
        ),
        (
            lambda: with_style(html_of("decision"), ".nation { font-size: 11pt }"),
            "Trang 1: cỡ chữ Quốc hiệu 11 (“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”), phải từ 12 đến 13.",
        ),
    ],
)
def test_a_broken_paper_ends_with_1_and_says_what_was_measured(html, words, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("check_document", str(file_of(html())))
    assert end.value.code == 1
    assert words in capsys.readouterr().out.splitlines()


def test_a_file_that_is_no_pdf_is_refused_in_words(tmp_path):
    other = tmp_path / "khong-phai.pdf"
    other.write_text("Không phải PDF")
    with pytest.raises(CommandError, match="không phải là PDF đọc được"):
        call_command("check_document", str(other))
    with pytest.raises(CommandError, match="Không mở được tệp"):
        call_command("check_document", str(tmp_path / "khong-co.pdf"))
