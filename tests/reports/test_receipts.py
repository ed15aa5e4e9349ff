"""The receipt for a plan or report: given once, read by both sides, and what it says."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from core.models import Job
from findings.models import Submission, SubmissionFile
from reports.models import Document
from reports.papers.receipt import collect
from tests.standing import standing
from units.models import Notice

from .. import make


@standing
def item(team_a, que_vo, minh, leader, binh):
    """A report of Quế Võ on one demand."""
    visit = make.make_visit(team_a, que_vo, state="signed")
    demand = make.make_demand(make.make_finding(visit, by=minh, title="chưa niêm yết"))
    make.make_conclusion(visit, by=leader, number="45/TB-SNV")
    demand.refresh_from_db()
    return make.make_submission(demand, by=binh, number="12/BC-UBND", letter_date=date(2018, 6, 9))


@standing
def submission(item):
    return item.submission


@standing
def receipt(submission, binh):
    return Document.receipt_of(submission, by=binh)


def ask(client, user, submission):
    client.force_login(user)
    return client.post(reverse("reports:receipt", args=[submission.pk]))


def test_there_is_one_receipt(receipt, submission, binh, officer):
    assert Document.receipt_of(submission, by=officer) == receipt == Document.receipt_of(submission, by=binh)
    assert receipt.subject == "Đã nhận báo cáo khắc phục của UBND huyện Quế Võ"


def test_the_database_keeps_it_one(receipt):
    again = Document(
        kind="receipt", submission=receipt.submission, agency=receipt.agency, dated=receipt.dated
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.parametrize("kind", ["round-report", "reminder-letter"])
def test_a_paper_is_about_one_thing(receipt, kind):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(kind=kind)


@pytest.mark.parametrize(
    "who, has", [("binh", True), ("officer", True), ("leader", True), ("an", False), ("minh", False)]
)
def test_the_unit_and_the_agency_have_it(submission, cast, who, has):
    if has:
        assert Document.receipt_of(submission, by=cast[who]).submission == submission
    else:
        with pytest.raises(DomainError):
            Document.receipt_of(submission, by=cast[who])


@pytest.mark.parametrize("who", ["viewer", "administrator", "outsider", "hoa"])
def test_nobody_else_makes_one(submission, cast, who):
    with pytest.raises(DomainError):
        Document.receipt_of(submission, by=cast[who])


def test_a_colleague_in_the_unit_has_it_too(submission, que_vo):
    colleague = make.make_user(role="unit_officer", unit=que_vo)
    assert Document.objects.visible_to(colleague).count() == 0
    assert Document.receipt_of(submission, by=colleague) in Document.objects.visible_to(colleague)


@pytest.mark.django_db(transaction=True)
def test_one_tap_gives_the_unit_its_pdf(client, submission, binh):
    response = ask(client, binh, submission)
    receipt = Document.objects.get()
    assert response["Location"] == receipt.get_absolute_url()
    assert Job.objects.get(key=receipt.job_key).state == "done"
    assert receipt.files.get().name == f"receipt-{receipt.code}-1.pdf"
    assert Notice.objects.get(user=binh).url == receipt.get_absolute_url()
    page = client.get(receipt.get_absolute_url()).text
    assert receipt.files.get().sha256 in page and reverse("reports:edit", args=[receipt.pk]) not in page
    assert client.get(reverse("reports:download", args=[receipt.pk, 1])).status_code == 200
    ask(client, binh, submission)
    assert receipt.files.count() == 1


def test_another_unit_is_told_nothing(client, receipt, submission, an):
    assert ask(client, an, submission).status_code == 404
    for name in ("document", "preview", "edit", "make"):
        assert client.get(reverse(f"reports:{name}", args=[receipt.pk])).status_code in {404, 405}


def test_nobody_words_or_remarks_on_a_receipt(client, receipt, leader):
    client.force_login(leader)
    assert client.get(reverse("reports:edit", args=[receipt.pk])).status_code == 403
    with pytest.raises(DomainError):
        receipt.remark(by=leader, section="opening", text="Sửa")
    page = client.get(receipt.get_absolute_url()).text
    assert 'id="remarks"' not in page


def test_the_list_shows_receipts_only_when_asked(client, receipt, officer):
    client.force_login(officer)
    assert receipt.get_absolute_url() not in client.get(reverse("reports:list")).text
    assert receipt.get_absolute_url() in client.get(reverse("reports:list"), {"kind": "receipt"}).text


def test_a_unit_finds_its_own_receipts_in_the_list(client, receipt, binh, an):
    for user, finds in ((binh, True), (an, False)):
        client.force_login(user)
        assert (receipt.get_absolute_url() in client.get(reverse("reports:list")).text) == finds


def test_a_kind_that_does_not_exist_shows_the_usual_list(client, receipt, officer):
    client.force_login(officer)
    assert client.get(reverse("reports:list"), {"kind": "\x00x"}).status_code == 200


# What it says


def facts(receipt):
    return dict(collect(receipt).facts)


def test_it_names_the_paper_its_sender_and_the_moment(receipt, submission, binh):
    Submission.objects.update(sent_at=timezone.make_aware(datetime(2018, 6, 9, 10, 32)))
    receipt = Document.objects.get()
    binh.position = "Chuyên viên"
    binh.save()
    told = facts(receipt)
    assert told["Cơ quan, đơn vị gửi"] == "UBND huyện Quế Võ"
    assert told["Văn bản"] == "Báo cáo khắc phục số 12/BC-UBND ngày 09/6/2018"
    assert told["Thực hiện"].startswith("Thông báo kết luận số 45/TB-SNV ngày 01 tháng 6 năm 2018")
    assert told["Thời điểm nhận"] == "10:32 ngày 09/6/2018, gửi trực tuyến trên hệ thống"
    assert told["Người gửi"] == "Đỗ Văn Bình, Chuyên viên"


def test_what_an_officer_entered_says_so(receipt, submission, officer):
    Submission.objects.update(on_behalf=True, sent_by=officer, reported_on=date(2018, 6, 9))
    told = facts(Document.objects.get())
    assert told["Người nhập thay"].startswith("Lê Chuyên Viên")
    assert told["Thời điểm nhận"].endswith("tính là gửi ngày 09/6/2018")


@pytest.mark.parametrize("days, late", [(-1, None), (0, None), (1, 1), (30, 30)])
def test_each_demand_is_in_time_or_late(receipt, item, days, late):
    Submission.objects.update(reported_on=item.demand.due_on + timedelta(days=days))
    (told,) = collect(Document.objects.get()).items
    assert (told.number, told.title) == (item.demand.finding.number, "Chưa niêm yết.")
    assert (told.deadline, told.days_late) == ("Chậm nhất ngày 16/6/2018", late)


def test_a_plan_is_measured_by_the_day_of_the_plan(receipt, item):
    type(item.demand).objects.update(plan_due_on=date(2018, 6, 8))
    Submission.objects.update(kind="plan", reported_on=date(2018, 6, 9))
    paper = collect(Document.objects.get())
    assert paper.items[0].days_late == 1 and dict(paper.facts)["Văn bản"].startswith("Kế hoạch khắc phục")


def test_every_file_is_listed_with_size_and_hash(receipt, submission, item, binh):
    SubmissionFile.keep(make.make_image("1.jpg"), by=binh, submission=submission, item=item)
    whole = SubmissionFile.keep(make.make_image("2.jpg"), by=binh, submission=submission)
    first, second = collect(receipt).files
    assert (first.name, first.of) == ("2.jpg", "")
    assert first.size == whole.size and whole.sha256.startswith(first.sha256)
    assert (second.name, second.of) == ("1.jpg", item.demand.finding.number)


def test_it_is_dated_and_coded_and_signed_by_nobody(receipt, client, binh):
    client.force_login(binh)
    page = client.get(reverse("reports:preview", args=[receipt.pk])).text
    assert f"Mã: {receipt.code}" in page and "không cần chữ ký" in page
    assert "Nơi nhận" not in page and "Số:" not in page


def test_the_agency_is_named_as_on_the_day_of_receipt(submission, so_noi_vu, province, binh):
    so_noi_vu.valid_to = date(2025, 2, 28)
    so_noi_vu.save()
    heir = make.make_unit("Sở Nội vụ", parent=province, valid_from=date(2025, 3, 1))
    make.make_succession(so_noi_vu, heir, kind="merge", effective=date(2025, 3, 1))
    assert Document.receipt_of(Submission.objects.get(), by=binh).agency == heir


def test_it_needs_the_same_queries_for_many_files(receipt, submission, binh, django_assert_num_queries):
    for _number in range(12):
        SubmissionFile.keep(make.make_image(), by=binh, submission=submission)
    document = Document.objects.with_sources().get()
    with django_assert_num_queries(3):
        collect(document)


# From the shell


def test_the_shell_makes_both_papers_of_what_is_there(receipt, item, que_vo, tmp_path):
    type(item.demand).objects.update(state="open")
    for kind, pk in (("receipt", receipt.submission_id), ("reminder-letter", que_vo.pk)):
        output = tmp_path / f"{kind}.html"
        call_command("render_document", kind, str(pk), output=output, format="html")
        assert "UBND huyện Quế Võ" in output.read_text()
