"""A paper on its way out: reviewed, approved with its bytes frozen, numbered, replaced or withdrawn."""

import hashlib
import json
from datetime import date, timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from core.models import Job
from reports import publish
from reports.kinds import as_it_stands
from reports.models import Document, DocumentFile
from reports.render import MadePdf
from tests.standing import standing

from .. import make

Role = DocumentFile.Role
NUMBER = {
    "number": 5,
    "date": date(2018, 11, 6),
    "signer_name": "Nguyễn Văn Giám",
    "signer_title": "Giám đốc",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quick(monkeypatch):
    """The PDF program is left out: its bytes are the HTML it would read."""
    monkeypatch.setattr(publish, "render_pdf", html_for_pdf)


def html_for_pdf(parts, attached, told):
    return MadePdf("".join(parts).encode(), pages=1)


@standing
def draft(inspection_round, team_a, officer):
    return Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)


@standing
def in_review(draft, officer):
    draft.submit(by=officer)
    return draft


@pytest.fixture
def approved(in_review, leader, quick):
    publish.start_approval(in_review, by=leader)
    in_review.refresh_from_db()
    return in_review


@pytest.fixture
def issued(approved, officer):
    approved.issue(by=officer, **NUMBER)
    publish.start_numbered(approved, by=officer)
    return approved


def content(document, role):
    with document.file_of(role).file.open("rb") as file:
        return file.read().decode()


def test_the_officer_submits_and_the_leader_sends_back_with_a_word(draft, officer, leader):
    draft.submit(by=officer)
    with pytest.raises(DomainError):
        draft.send_back(by=leader, note="")
    draft.send_back(by=leader, note="Bổ sung phần kiến nghị")
    assert draft.state == "draft" and draft.changes.last().note == "Bổ sung phần kiến nghị"


def test_an_officer_does_not_approve(in_review, officer):
    with pytest.raises(DomainError):
        publish.start_approval(in_review, by=officer)


def test_approval_freezes_bytes_with_a_code_a_blank_number_and_the_data(approved):
    kept = approved.file_of(Role.TO_SIGN)
    html = content(approved, Role.TO_SIGN)
    assert approved.state == "approved" and approved.symbol == "BC-SNV"
    assert hashlib.sha256(html.encode()).hexdigest() == kept.sha256
    assert json.loads(kept.snapshot)["code"] == approved.verify_code
    assert 'Số: <span class="blank"></span>/BC-SNV' in html


def test_what_is_approved_is_no_longer_worded_or_printed(approved, officer, leader):
    for refused in (
        lambda: approved.word("opening", "Khác", by=officer, over="", generated=""),
        lambda: publish.start(approved, by=officer),
        lambda: approved.remark(by=leader, section="opening", text="Sửa"),
    ):
        with pytest.raises(DomainError):
            refused()


def test_the_data_that_changes_afterwards_does_not_change_the_paper(approved, inspection_round):
    said = as_it_stands(approved)
    type(inspection_round.plan).objects.update(purpose="Mục đích mới")
    assert as_it_stands(Document.objects.get(pk=approved.pk)) == said


def test_words_changed_while_the_bytes_are_made_stop_the_approval(in_review, leader, quick, monkeypatch):
    def change_then_make(*given):
        Document.objects.filter(pk=in_review.pk).update(version=99)
        return html_for_pdf(*given)

    monkeypatch.setattr(publish, "render_pdf", change_then_make)
    job = publish.start_approval(in_review, by=leader)
    in_review.refresh_from_db()
    assert (job.state, in_review.state) == ("failed", "in_review") and not in_review.files.exists()


def test_a_making_that_was_killed_leaves_a_paper_that_can_be_approved_again(in_review, leader, quick):
    Job.objects.create(kind="document", key=in_review.job_key, label="x", state="running", created_by=leader)
    Job.objects.update(alive_at=timezone.now() - timedelta(hours=1))
    publish.start_approval(in_review, by=leader)
    in_review.refresh_from_db()
    assert in_review.state == "approved"


def test_the_approval_can_be_taken_back_and_what_was_frozen_stays(approved, leader):
    approved.reopen(by=leader, note="Sai số liệu")
    assert approved.is_changeable and approved.file_of(Role.TO_SIGN)


def test_number_and_date_make_the_issued_copy_from_what_was_approved(issued):
    html = content(issued, Role.NUMBERED)
    assert "Số: 05/BC-SNV" in html and "ngày 06 tháng 11 năm 2018" in html and "Nguyễn Văn Giám" in html
    assert issued.full_number == "05/BC-SNV" and issued.state == "issued"


def test_a_number_is_given_once_a_year(issued, plan, officer, leader):
    other = make_approved_report(plan, officer, leader)
    with pytest.raises(DomainError) as refused:
        other.issue(by=officer, **NUMBER)
    assert refused.value.field == "number"
    other.refresh_from_db()
    assert other.state == "approved" and other.number is None
    other.issue(by=officer, **NUMBER | {"date": date(2019, 1, 4)})


def make_approved_report(plan, officer, leader):
    document = Document.open_for(make.make_round(plan), Document.Kind.ROUND_REPORT, by=officer)
    document.submit(by=officer)
    publish.start_approval(document, by=leader)
    document.refresh_from_db()
    return document


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"number": None}, "number"),
        ({"date": timezone.localdate() + timedelta(days=1)}, "date"),
        ({"signer_name": "  "}, "signer_name"),
    ],
)
def test_what_the_registry_cannot_have_given_is_refused(approved, officer, wrong, field):
    with pytest.raises(DomainError) as refused:
        approved.issue(by=officer, **NUMBER | wrong)
    assert refused.value.field == field


def test_a_new_version_replaces_the_issued_paper_once_it_is_issued(issued, officer, leader):
    draft = issued.new_version(by=officer)
    assert issued.state == "issued" and draft.replaces == issued
    draft.submit(by=officer)
    publish.start_approval(draft, by=leader)
    draft.refresh_from_db()
    draft.issue(by=officer, **NUMBER | {"number": 9})
    issued.refresh_from_db()
    assert (issued.state, issued.replaced_by) == ("superseded", draft)
    assert Document.of(issued.round, issued.kind) == draft


def test_one_new_version_at_a_time(issued, officer):
    issued.new_version(by=officer)
    with pytest.raises(DomainError):
        issued.new_version(by=officer)


def test_a_leader_withdraws_with_a_reason(issued, leader, officer):
    with pytest.raises(DomainError):
        issued.withdraw(by=officer, note="Nhầm")
    issued.withdraw(by=leader, note="Nhầm")
    assert issued.state == "withdrawn"


def test_the_signed_file_is_kept_as_it_came(issued, officer):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    with (path := issued.file_of(Role.NUMBERED).file.storage).open("ky.pdf", "wb") as file:
        pdf.save(file)
    with path.open("ky.pdf", "rb") as file:
        bytes_ = file.read()
    kept = issued.add_signed(SimpleUploadedFile("ban-ky.pdf", bytes_), by=officer)
    assert kept.sha256 == hashlib.sha256(bytes_).hexdigest() and kept.role == Role.SIGNED


def test_the_registry_form_issues_and_makes_the_copy(client, approved, officer):
    client.force_login(officer)
    address = reverse("reports:issue", args=[approved.pk])
    assert client.get(address).status_code == 200
    client.post(address, NUMBER | {"date": "06/11/2018"})
    approved.refresh_from_db()
    assert approved.state == "issued" and approved.file_of(Role.NUMBERED)


def test_the_buttons_of_the_page_lead_through_the_whole_way(client, draft, officer, leader, quick):
    page = draft.get_absolute_url()
    client.force_login(officer)
    client.post(f"{page}submit/")
    client.force_login(leader)
    client.post(f"{page}approve/")
    draft.refresh_from_db()
    assert draft.state == "approved"
    assert client.get(page).status_code == 200
    client.post(f"{page}issue/", NUMBER | {"date": "06/11/2018"})
    client.post(f"{page}supersede/")
    assert Document.objects.filter(replaces=draft, state="draft").exists()
    client.post(f"{page}withdraw/", {"note": "Nhầm"})
    draft.refresh_from_db()
    assert draft.state == "withdrawn"


def test_a_refused_number_makes_no_issued_copy(client, approved, plan, officer):
    make.make_report(plan, by=officer, state="issued")
    Document.objects.filter(state="issued").update(number=NUMBER["number"], issued_on=NUMBER["date"])
    client.force_login(officer)
    form = NUMBER | {"date": "06/11/2018"}
    assert client.post(reverse("reports:issue", args=[approved.pk]), form).status_code == 200
    approved.refresh_from_db()
    assert approved.state == "approved" and not approved.files.filter(role=Role.NUMBERED).exists()


def test_only_an_issued_paper_has_an_issued_copy(approved, officer):
    with pytest.raises(DomainError):
        publish.start_numbered(approved, by=officer)


def test_an_approval_does_not_take_the_print_under_way_for_its_own(in_review, leader, quick):
    Job.objects.create(
        kind="document",
        key=in_review.job_key,
        label="x",
        state="running",
        created_by=leader,
        alive_at=timezone.now(),
    )
    with pytest.raises(DomainError):
        publish.start_approval(in_review, by=leader)
