"""A paper's life before it is issued: opened, remarked on, made, kept; and who may do and see what."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse

from core.errors import DomainError
from core.models import Job
from reports import publish
from reports.models import Document, DocumentFile
from tests.standing import standing
from units.models import Notice

from .. import make

KIND = Document.Kind.ROUND_REPORT


@standing
def document(inspection_round, team_a, officer):
    return Document.open_for(inspection_round, KIND, by=officer)


@standing
def kept(document, officer):
    return document.keep_file(b"%PDF-1.7 thu", by=officer, template_version="abc", pages=3)


def address(name, document, *more):
    return reverse(f"reports:{name}", args=[document.pk, *more])


def test_a_paper_is_opened_once(document, inspection_round, officer):
    assert Document.open_for(inspection_round, KIND, by=officer) == document
    assert document.subject == "Kết quả đợt kiểm tra năm 2018"


@pytest.mark.parametrize("who", ["minh", "viewer", "binh", "administrator", "outsider"])
def test_only_the_agency_opens_a_paper(inspection_round, cast, who):
    with pytest.raises(DomainError):
        Document.open_for(inspection_round, KIND, by=cast[who])


@pytest.mark.parametrize(
    "who, sees",
    [
        ("officer", True),
        ("leader", True),
        ("administrator", True),
        ("minh", True),
        ("outsider", False),
        ("viewer", False),
        ("binh", False),
    ],
)
def test_a_draft_is_seen_by_the_agency_and_the_team(client, document, cast, who, sees):
    client.force_login(cast[who])
    for page in ("document", "preview"):
        assert client.get(address(page, document)).status_code == (200 if sees else 404)


def test_a_team_reads_no_paper_that_tells_what_another_team_found(
    document, visit, team_b, yen_phong, minh, hoa
):
    readers = Document.objects.visible_to
    assert readers(minh).exists()
    make.make_visit(team_b, yen_phong)
    assert not readers(minh).exists() and not readers(hoa).exists()


def test_a_viewer_sees_the_paper_once_the_round_is_closed(
    client, document, inspection_round, team_a, que_vo, viewer
):
    make.make_visit(team_a, que_vo, state="concluded")
    type(inspection_round).objects.update(state="closed")
    client.force_login(viewer)
    assert client.get(address("document", document)).status_code == 200


def test_the_list_leads_to_the_papers_of_a_round_and_there_one_is_begun(client, inspection_round, officer):
    client.force_login(officer)
    folder = reverse("reports:folder", args=[inspection_round.code])
    assert folder in client.get(reverse("reports:list")).text
    page = client.get(folder)
    assert reverse("reports:open", args=[KIND, inspection_round.pk]) in page.text
    client.post(reverse("reports:open", args=[KIND, inspection_round.pk]))
    page = client.get(folder)
    assert reverse("reports:open", args=[KIND, inspection_round.pk]) not in page.text


def test_the_list_needs_the_same_queries_for_many_papers(
    client, plan, officer, django_assert_max_num_queries
):
    client.force_login(officer)
    for _number in range(6):
        Document.open_for(make.make_round(plan), KIND, by=officer)
    with django_assert_max_num_queries(16):
        client.get(reverse("reports:list"))


def test_a_leader_remarks_and_an_officer_answers(client, document, leader, officer):
    client.force_login(leader)
    client.post(address("remark", document), {"section": "scope", "text": "Nêu rõ thời gian"})
    remark = document.remarks.get()
    assert (remark.section, remark.text, remark.by) == ("scope", "Nêu rõ thời gian", leader)
    client.force_login(officer)
    client.post(address("answer", document, remark.pk), {"answer": "Đã bổ sung"})
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Đã bổ sung", officer)


def test_nobody_but_a_leader_remarks(client, document, officer):
    client.force_login(officer)
    client.post(address("remark", document), {"section": "scope", "text": "Nêu rõ"})
    assert not document.remarks.exists()


def test_a_remark_names_a_section_of_the_paper(client, document, leader):
    client.force_login(leader)
    client.post(address("remark", document), {"section": "no-such", "text": "Nêu rõ"})
    assert not document.remarks.exists()


def test_a_remark_is_answered_once(document, leader, officer):
    remark = document.remark(by=leader, section="scope", text="Nêu rõ")
    remark.settle(by=officer)
    with pytest.raises(DomainError):
        remark.settle(by=officer)


def test_subject_and_date_are_worded_by_the_officer(client, document, officer):
    client.force_login(officer)
    given = {"subject": "Kết quả kiểm tra CCHC", "dated": "06/11/2018", "version": document.version}
    assert client.post(address("edit", document), given).status_code == 302
    document.refresh_from_db()
    assert (document.subject, document.dated) == ("Kết quả kiểm tra CCHC", date(2018, 11, 6))


def test_a_stale_wording_is_told_and_kept(client, document, officer):
    client.force_login(officer)
    given = {"subject": "Của tôi", "dated": "06/11/2018", "version": document.version}
    Document.objects.update(subject="Của người khác", version=document.version + 1)
    page = client.post(address("edit", document), given)
    assert page.status_code == 200
    assert "Của tôi" in page.text and "Của người khác" in page.text


def test_an_inspector_does_not_word_the_paper(client, document, minh):
    client.force_login(minh)
    client.post(address("edit", document), {"subject": "Khác", "dated": "06/11/2018", "version": 1})
    document.refresh_from_db()
    assert document.subject != "Khác"


def test_a_file_is_kept_with_its_hash_and_never_changed(document, kept):
    assert kept.sha256 == hashlib.sha256(b"%PDF-1.7 thu").hexdigest()
    with pytest.raises(DomainError):
        kept.save()
    with pytest.raises(DomainError):
        kept.delete()


def test_each_making_is_a_file_of_its_own(document, kept, officer):
    again = document.keep_file(b"%PDF-1.7 hai", by=officer, template_version="abc", pages=3)
    assert (kept.turn, again.turn) == (1, 2)
    assert DocumentFile.objects.count() == 2


@pytest.mark.parametrize(
    "who, status", [("officer", 200), ("minh", 200), ("viewer", 404), ("outsider", 404), ("an", 404)]
)
def test_a_kept_file_is_served_to_who_sees_its_paper(client, document, kept, cast, who, status):
    client.force_login(cast[who])
    response = client.get(address("download", document, kept.turn))
    assert response.status_code == status
    if status == 200:
        assert response["Content-Disposition"] == 'attachment; filename="round-report-DOT-2018-1.pdf"'
        assert b"".join(response.streaming_content) == b"%PDF-1.7 thu"


def test_a_photo_is_served_with_the_paper_only(
    client, document, visit, other_visit, minh, hoa, officer, outsider
):
    photo = make.make_photo(visit, by=minh, caption="Bảng niêm yết")
    bare = make.make_photo(visit, by=minh)
    client.force_login(officer)
    assert client.get(address("photo", document, photo.pk)).status_code == 200
    assert client.get(address("photo", document, bare.pk)).status_code == 404
    client.force_login(outsider)
    assert client.get(address("photo", document, photo.pk)).status_code == 404


def test_the_preview_is_framed_by_the_site_only(client, document, officer):
    client.force_login(officer)
    page = client.get(address("preview", document))
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.text


@pytest.mark.django_db(transaction=True)
def test_the_pdf_is_made_in_the_background_and_the_maker_is_told(client, document, officer):
    client.force_login(officer)
    client.post(address("make", document))
    job = Job.objects.get(key=document.job_key)
    assert (job.state, job.error) == ("done", "")
    kept = document.files.get()
    assert kept.uploaded_by == officer and kept.pages >= 2
    assert kept.file.read(5) == b"%PDF-"
    assert Notice.objects.get(user=officer).url == address("document", document)
    assert kept.sha256 in client.get(address("document", document)).text


@pytest.mark.django_db(transaction=True)
def test_a_paper_that_cannot_be_made_says_why_and_keeps_nothing(document, officer, monkeypatch):
    def fail(*given):
        raise DomainError("Thiếu ảnh")

    monkeypatch.setattr(publish, "render_pdf", fail)
    job = publish.start(document, by=officer)
    assert (job.state, job.error) == ("failed", "Thiếu ảnh")
    assert not document.files.exists()


def test_an_inspector_does_not_make_the_pdf(document, minh):
    with pytest.raises(DomainError):
        publish.start(document, by=minh)


def test_two_who_begin_a_paper_at_once_get_the_same_one(inspection_round, officer, leader, monkeypatch):
    first = Document.open_for(inspection_round, KIND, by=officer)
    unseen = [Document.usual_for(inspection_round, KIND), first]  # the second looked before the first saved
    monkeypatch.setattr(Document, "of", lambda thing, kind: unseen.pop(0))
    assert Document.open_for(inspection_round, KIND, by=leader) == first
