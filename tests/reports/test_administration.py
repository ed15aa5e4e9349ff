"""The administration pages of papers: settings are edited there, the rest is read."""

from io import BytesIO

import pytest
from django.urls import reverse

from reports.models import Box, Document, DocumentSettings
from reports.rewording import fingerprint
from tests.standing import standing

from .. import make
from ..tools import count_queries


@standing
def document(inspection_round, officer, leader):
    document = Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)
    document.remark(by=leader, section="scope", text="Nêu rõ")
    document.keep_file(b"%PDF-1.7", by=officer, template_version="abc", pages=1)
    return document


def rows(document):
    return {
        "document": document,
        "documentfile": document.files.get(),
        "documentremark": document.remarks.get(),
        "box": Box.keep_made(
            BytesIO(b"PK"), document.round, by=document.opened_by, name="ho-so-dot-2018.zip", files=1
        ),
        "documentsettings": DocumentSettings.objects.create(agency=document.round.plan.agency),
    }


@pytest.mark.parametrize("name", ["document", "documentfile", "documentremark", "documentsettings", "box"])
def test_every_list_and_every_row_opens(client, document, administrator, name):
    client.force_login(administrator)
    row = rows(document)[name]
    assert client.get(reverse(f"admin:reports_{name}_changelist"), {"q": "dot"}).status_code == 200
    assert client.get(reverse(f"admin:reports_{name}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("name", ["document", "documentfile", "documentremark", "box"])
def test_papers_are_not_made_or_deleted_there(client, document, administrator, name):
    client.force_login(administrator)
    assert client.get(reverse(f"admin:reports_{name}_add")).status_code == 403
    assert (
        client.post(reverse(f"admin:reports_{name}_delete", args=[rows(document)[name].pk])).status_code
        == 403
    )


def test_an_agency_sets_its_words(client, so_noi_vu, administrator):
    client.force_login(administrator)
    given = {"agency": so_noi_vu.pk, "symbol": "SNV", "place": "Bắc Ninh", "photo_limit": 12}
    assert client.post(reverse("admin:reports_documentsettings_add"), given).status_code == 302
    assert DocumentSettings.of(so_noi_vu).photo_limit == 12


def test_an_officer_has_no_administration(client, officer):
    client.force_login(officer)
    assert client.get(reverse("admin:reports_documentsettings_changelist")).status_code == 302


@pytest.mark.parametrize("name", ["document", "documentfile", "documentremark", "sectionwording"])
def test_a_list_asks_the_same_however_many_papers_it_has(client, plan, officer, leader, administrator, name):
    client.force_login(administrator)
    address = reverse(f"admin:reports_{name}_changelist")
    _make_papers(plan, officer, leader, 1)
    first = count_queries(client.get, address)
    _make_papers(plan, officer, leader, 4)
    assert count_queries(client.get, address) <= first


def _make_papers(plan, officer, leader, n):
    for _number in range(n):
        report = make.make_report(plan, by=officer, state="draft")
        report.keep_file(b"%PDF-1.7", by=officer, template_version="1", pages=1)
        report.remark(by=leader, section="opening", text="Nói rõ")
        report.word("opening", "Lời khác.", by=officer, over=fingerprint(""), generated="")
