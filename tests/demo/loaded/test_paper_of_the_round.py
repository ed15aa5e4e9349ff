"""The PDF of the real round, as the shell makes it, names what it must name, in composed letters."""

import subprocess
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command

from inspections.models import Visit
from tests.tools import require_program

pytestmark = pytest.mark.usefixtures("demonstration", "db")


@pytest.fixture(scope="module")
def text(demonstration, django_db_blocker, tmp_path_factory):
    """What pdftotext reads out of the paper, its line breaks taken for spaces."""
    paper = tmp_path_factory.mktemp("paper") / "bn-2018.pdf"
    with django_db_blocker.unblock():
        call_command("render_document", "round-report", "BN-2018", output=paper, stdout=StringIO())
    command = [require_program("pdftotext"), str(paper), "-"]
    return " ".join(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


def test_it_bears_the_national_title_and_the_decision(text):
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "563/QĐ-SNV" in text


def test_it_names_all_eleven_units(text):
    names = Visit.objects.filter(round__code="BN-2018", parent=None).values_list("body_name", flat=True)
    assert len(names) == 11
    assert not [name for name in names if name not in text]


def test_its_text_is_composed(text):
    assert unicodedata.is_normalized("NFC", text)
