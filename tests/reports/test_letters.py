"""The letter that chases a unit: what it takes up, what it says, who may write it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from findings.models import Demand
from reports import publish
from reports.models import Document, DocumentSettings
from reports.papers.reminder_letter import collect
from tests.standing import standing

from .. import make


@standing
def demands(team_a, que_vo, minh, leader):
    """Three demands on Quế Võ of one conclusion of 2018, due since then."""
    return make_demands(team_a, que_vo, minh, leader)


def make_demands(team, unit, finder, leader, n=3, **fields):
    visit = make.make_visit(team, unit, state="signed", day=date(2018, 5, n))
    for number in range(1, n + 1):
        make.make_demand(
            make.make_finding(visit, by=finder, title=f"tồn tại thứ {number}"), what=f"Sửa {number}"
        )
    make.make_conclusion(visit, by=leader, number="45/TB-SNV")
    made = Demand.objects.filter(finding__visit=visit)
    made.update(**fields) if fields else None
    return list(made.order_by("pk"))


@standing
def letter(demands, que_vo, officer):
    return Document.letter_to(que_vo, demands, by=officer)


def post(client, user, unit, *demands):
    client.force_login(user)
    url = reverse("reports:letter", args=[unit.pk])
    return client.post(url, {"demand": [demand.pk for demand in demands]})


def test_a_letter_is_about_the_unit_and_belongs_to_the_agency(letter, que_vo, so_noi_vu, demands):
    assert (letter.unit, letter.agency, letter.round) == (que_vo, so_noi_vu, None)
    assert set(letter.demands.all()) == set(demands)


def test_it_is_to_be_answered_within_the_term_of_the_office(letter, settings, que_vo, demands, officer):
    assert letter.answer_by > letter.dated == timezone.localdate()
    settings.TERMS = settings.TERMS | {"letter": (400, False)}
    Document.objects.all().delete()
    longer = Document.letter_to(que_vo, demands, by=officer)
    assert longer.answer_by >= longer.dated + timedelta(days=400)


def test_the_same_draft_until_its_pdf_is_made(letter, que_vo, demands, officer):
    again = Document.letter_to(que_vo, demands[:1], by=officer)
    assert again == letter and again.demands.count() == 1
    letter.keep_file(b"%PDF-1.7", by=officer, template_version="a", pages=1)
    assert Document.letter_to(que_vo, demands, by=officer) != letter


def test_nothing_owed_gives_no_letter(que_vo, demands, officer):
    Demand.objects.update(state="reported")
    with pytest.raises(DomainError):
        Document.letter_to(que_vo, [], by=officer)
    with pytest.raises(DomainError, match=demands[0].finding.number):
        Document.letter_to(que_vo, demands, by=officer)
    assert not Document.objects.exists()


def test_what_is_not_in_force_is_not_chased(que_vo, demands, officer):
    Demand.objects.filter(pk=demands[0].pk).update(due_on=None)
    with pytest.raises(DomainError, match=demands[0].finding.number):
        Document.letter_to(que_vo, demands, by=officer)


def test_another_unit_does_not_owe_it(yen_phong, demands, officer):
    with pytest.raises(DomainError):
        Document.letter_to(yen_phong, demands, by=officer)


def test_another_agency_does_not_chase_it(que_vo, demands, province):
    stranger = make.make_user(role="officer", unit=make.make_unit("Sở Tư pháp", parent=province))
    with pytest.raises(DomainError):
        Document.letter_to(que_vo, demands, by=stranger)


def test_nobody_writes_to_a_unit_that_has_ended(que_vo, demands, officer):
    que_vo.valid_to = timezone.localdate() - timedelta(days=1)
    que_vo.save()
    with pytest.raises(DomainError):
        Document.letter_to(que_vo, demands, by=officer)


def test_the_successor_of_the_agency_chases_in_its_own_name(que_vo, demands, so_noi_vu, province):
    so_noi_vu.valid_to = date(2025, 2, 28)
    so_noi_vu.save()
    heir = make.make_unit("Sở Nội vụ", parent=province, valid_from=date(2025, 3, 1))
    make.make_succession(so_noi_vu, heir, kind="merge", effective=date(2025, 3, 1))
    officer = make.make_user(role="officer", unit=heir)
    assert Document.letter_to(que_vo, demands, by=officer).agency == heir


@pytest.mark.parametrize("who", ["minh", "viewer", "binh", "administrator", "outsider"])
def test_only_officers_and_leaders_write_letters(que_vo, demands, cast, who):
    with pytest.raises(DomainError):
        Document.letter_to(que_vo, demands, by=cast[who])


def test_the_button_drafts_the_letter_about_what_is_late(client, que_vo, demands, officer):
    Demand.objects.filter(pk=demands[0].pk).update(due_on=date(2999, 1, 1))
    response = post(client, officer, que_vo)
    letter = Document.objects.get()
    assert response["Location"] == letter.get_absolute_url()
    assert set(letter.demands.all()) == set(demands[1:])


def test_before_anything_is_late_it_is_about_all_that_is_owed(client, que_vo, demands, officer):
    Demand.objects.update(due_on=date(2999, 1, 1))
    post(client, officer, que_vo)
    assert Document.objects.get().demands.count() == 3


def test_the_officer_may_choose_what_it_is_about(client, que_vo, demands, officer):
    post(client, officer, que_vo, demands[2])
    assert Document.objects.get().demands.get() == demands[2]


def test_what_was_reported_meanwhile_is_told(client, que_vo, demands, officer):
    Demand.objects.filter(pk=demands[2].pk).update(state="reported")
    assert post(client, officer, que_vo, demands[1], demands[2])["Location"] == reverse("reports:list")
    assert not Document.objects.exists()


@pytest.mark.parametrize("nonsense", ["\x00", "9" * 40, "x"])
def test_nonsense_drafts_nothing(client, que_vo, demands, officer, nonsense):
    client.force_login(officer)
    client.post(reverse("reports:letter", args=[que_vo.pk]), {"demand": nonsense})
    assert not Document.objects.exists()


def test_an_unknown_unit_is_404(client, officer):
    client.force_login(officer)
    assert client.post(reverse("reports:letter", args=[0])).status_code == 404


# What it says


def built(letter, **words):
    for name, value in words.items():
        setattr(letter, name, value)
    return collect(letter)


def test_number_and_day_are_left_blank_and_the_symbol_names_the_division(letter):
    head = built(letter).letterhead
    assert (head.symbol, head.number, head.day) == ("SNV-CCHC", "", None)
    assert head.about == "V/v đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra"


def test_it_quotes_the_conclusion_and_counts_what_is_missing(letter):
    paper = built(letter, dated=date(2018, 7, 2), answer_by=date(2018, 7, 9))
    assert paper.addressees == ("UBND huyện Quế Võ",)
    assert paper.bases == ("Căn cứ Thông báo kết luận số 45/TB-SNV ngày 01 tháng 6 năm 2018 của Sở Nội vụ",)
    assert paper.opening == (
        "Qua theo dõi, tính đến ngày 02/7/2018, UBND huyện Quế Võ chưa gửi báo cáo khắc phục đối với 03 "
        "yêu cầu khắc phục theo kết luận kiểm tra; tất cả đã quá thời hạn."
    )
    assert "gửi báo cáo khắc phục kèm" in paper.requests[0] and "09/7/2018" in paper.requests[0]


def test_each_demand_has_its_last_day_and_the_days_since(letter):
    item = built(letter, dated=date(2018, 6, 26)).items[0]
    assert (item.title, item.demand) == ("Tồn tại thứ 1.", "Sửa 1.")
    assert (item.deadline, item.days_late) == ("chậm nhất ngày 16/6/2018", 10)


def test_on_the_last_day_nothing_is_late(letter):
    paper = built(letter, dated=date(2018, 6, 16))
    assert [item.days_late for item in paper.items] == [None] * 3
    assert "quá thời hạn" not in paper.opening


def test_an_extended_deadline_is_the_one_that_counts(letter, demands, officer):
    demands[0].extend(by=officer, to=date(2018, 6, 30), reason="Mưa lũ", number="9/SNV")
    by_number = {item.number: item for item in built(letter, dated=date(2018, 7, 2)).items}
    item = by_number[demands[0].finding.number]
    assert (item.deadline, item.days_late, item.is_extended) == ("chậm nhất ngày 30/6/2018", 2, True)
    assert not by_number[demands[1].finding.number].is_extended


def test_a_late_plan_is_chased_before_the_report_is_due(letter, demands):
    Demand.objects.filter(pk=demands[0].pk).update(plan_due_on=date(2018, 6, 8))
    Demand.objects.filter(pk=demands[1].pk).update(plan_due_on=date(2018, 6, 8), state="plan_returned")
    items = {item.number: item for item in built(letter, dated=date(2018, 6, 10)).items}
    first, second = (items[demand.finding.number] for demand in demands[:2])
    assert (first.awaited, first.days_late) == ("kế hoạch khắc phục", 2)
    assert second.awaited == "kế hoạch khắc phục đã được trả lại để hoàn thiện"


@pytest.mark.parametrize("state", ["reported", "accepted", "closed"])
def test_what_is_no_longer_owed_is_not_listed(letter, demands, state):
    Demand.objects.filter(pk=demands[0].pk).update(state=state)
    assert demands[0].finding.number not in {item.number for item in built(letter).items}


def test_what_was_withdrawn_is_not_listed(letter, demands, leader):
    demands[0].finding.move("withdraw", by=leader, note="Nhầm")
    assert len(built(letter).items) == 2


def test_a_letter_about_nothing_is_shown_as_such_and_not_made(client, letter, officer):
    Demand.objects.update(state="reported")
    client.force_login(officer)
    page = client.get(reverse("reports:preview", args=[letter.pk]))
    assert "không còn yêu cầu khắc phục nào" in page.text
    with pytest.raises(DomainError):
        publish.start(letter, by=officer)


def test_the_one_who_wrote_it_is_named_for_questions(letter, officer):
    assert len(built(letter).requests) == 2
    officer.phone = "0222 3822 222"
    letter.opened_by = officer
    assert "0222 3822 222" in built(letter).requests[-1]


def test_the_archive_is_as_the_agency_has_set_it(letter, so_noi_vu):
    DocumentSettings.objects.create(agency=so_noi_vu, recipients="Như trên\nLưu: VT, PCCHC", symbol="SNV-CC")
    paper = built(letter)
    assert paper.recipients[-1] == "Lưu: VT, PCCHC" and paper.letterhead.symbol == "SNV-CC"


def test_a_letter_needs_the_same_queries_for_many_demands(
    team_a, que_vo, minh, leader, officer, django_assert_num_queries
):
    letters = []
    for n in (2, 12):
        demands = make_demands(team_a, que_vo, minh, leader, n=n)
        letter = Document.letter_to(que_vo, demands, by=officer)
        letter.keep_file(b"%PDF-1.7", by=officer, template_version="a", pages=1)
        letters.append(letter.pk)
    for pk in letters:
        letter = Document.objects.with_sources().get(pk=pk)
        with django_assert_num_queries(3):
            collect(letter)


# Wording it


def test_the_day_to_answer_by_is_the_officers_to_set(client, letter, officer):
    client.force_login(officer)
    words = {"subject": "Đôn đốc lần 2", "dated": "06/11/2018", "answer_by": "20/11/2018", "version": 1}
    assert client.post(reverse("reports:edit", args=[letter.pk]), words).status_code == 302
    page = client.get(reverse("reports:preview", args=[letter.pk])).text
    assert "chậm nhất ngày 20/11/2018" in page and "V/v đôn đốc lần 2" in page


@pytest.mark.parametrize("answer_by", ["06/11/2018", "01/11/2018", ""])
def test_an_answer_is_asked_for_after_the_letter(client, letter, officer, answer_by):
    client.force_login(officer)
    words = {"subject": "Đôn đốc", "dated": "06/11/2018", "answer_by": answer_by, "version": 1}
    assert client.post(reverse("reports:edit", args=[letter.pk]), words).status_code == 200


def test_what_was_typed_stays_text(client, letter, officer):
    client.force_login(officer)
    words = {"subject": "<b>x</b> 🙂", "dated": "06/11/2018", "answer_by": "20/11/2018", "version": 1}
    client.post(reverse("reports:edit", args=[letter.pk]), words)
    page = client.get(reverse("reports:preview", args=[letter.pk])).text
    assert "<b>x" not in page and "&lt;b&gt;x" in page


def test_a_leader_remarks_on_a_section_of_the_letter(client, letter, leader):
    client.force_login(leader)
    client.post(reverse("reports:remark", args=[letter.pk]), {"section": "request", "text": "Thêm thời hạn"})
    assert letter.remarks.get().section == "request"
