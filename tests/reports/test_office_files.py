"""Word and Excel files of a paper, from its page and from the shell."""

from io import BytesIO

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse
from docx import Document

from core.errors import DomainError
from reports.models import Document as Paper
from tests.standing import standing

from .. import make


@standing
def report(inspection_round, team_a, que_vo, officer):
    make.make_visit(team_a, que_vo, state="completed")
    return Paper.open_for(inspection_round, Paper.Kind.ROUND_REPORT, by=officer)


def fetched(client, name, report):
    response = client.get(reverse(f"reports:{name}", args=[report.pk]))
    return response, BytesIO(b"".join(response.streaming_content))


def test_the_page_leads_to_both(client, report, officer):
    client.force_login(officer)
    page = client.get(report.get_absolute_url()).text
    assert f"/van-ban/{report.pk}/word/" in page and f"/van-ban/{report.pk}/bang/" in page


def test_the_word_file_is_the_paper_as_it_reads_now(client, report, officer):
    client.force_login(officer)
    report.subject = "Kết quả kiểm tra đã sửa"
    report.save()
    response, file = fetched(client, "docx", report)
    assert response["Content-Disposition"] == f'attachment; filename="{report.stem}.docx"'
    assert "Kết quả kiểm tra đã sửa" in [p.text for p in Document(file).paragraphs]


def test_the_tables_are_an_excel_file(client, report, officer):
    client.force_login(officer)
    response, file = fetched(client, "tables", report)
    assert response["Content-Disposition"] == f'attachment; filename="{report.stem}.xlsx"'
    assert "Bảng 2" in openpyxl.load_workbook(file).sheetnames


@pytest.mark.parametrize("name", ["docx", "tables"])
def test_papers_are_vietnamese_whatever_the_reader_has_chosen(client, report, officer, name):
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    _response, file = fetched(client, name, report)
    client.cookies["django_language"] = "vi"
    _response, other = fetched(client, name, report)
    read = (lambda f: Document(f).element.body.xml) if name == "docx" else (lambda f: f.getvalue())
    assert read(file) == read(other)


@pytest.mark.parametrize("name", ["docx", "tables"])
def test_the_queries_are_those_of_the_preview(client, report, officer, django_assert_max_num_queries, name):
    client.force_login(officer)
    with django_assert_max_num_queries(25):
        client.get(reverse(f"reports:{name}", args=[report.pk]))


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_both_are_written_from_the_shell(report, tmp_path, format):
    output = tmp_path / f"bao-cao.{format}"
    call_command("render_document", "round-report", report.round.code, output=output, format=format)
    assert output.read_bytes().startswith(b"PK")


def test_a_template_that_lacks_something_is_told_on_the_page(client, report, officer, monkeypatch):
    def refuse(paper, shape):
        raise DomainError("Mẫu Word không có kiểu “VB Ô”.")

    monkeypatch.setattr("reports.kinds.render_docx", refuse)
    client.force_login(officer)
    page = client.get(reverse("reports:docx", args=[report.pk]), follow=True)
    assert "Mẫu Word không có kiểu “VB Ô”." in page.text
