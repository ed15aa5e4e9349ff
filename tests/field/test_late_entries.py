"""What a device sends after the visit was completed is kept aside until the head of the team decides."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from field import late
from field.models import DeviceEntry, HeldPhoto
from field.waiting import waiting_for
from inspections.models import AnswerChange
from tests import make
from tests.standing import standing
from tests.world import signed_in
from units.models import Notice

from .conftest import Tablet

pytestmark = pytest.mark.django_db


@standing
def completed(visit, minh):
    """The visit of the tablets, completed with every answer given."""
    for criterion in visit.asked():
        make.make_answer(
            visit,
            criterion,
            verdict="yes",
            part=1,
            whole=1,
            number_1=1,
            number_2=1,
            text="Đủ",
            changed_by=minh,
        )
    visit.complete(by=minh)
    return visit


@pytest.fixture
def held(completed, her_tablet, criteria):
    [reply] = her_tablet.send(
        her_tablet.answer(criteria["A1"], base=1, verdict="no", note="Gõ lúc mất mạng")
    ).replies
    assert reply["outcome"] == "held"
    return DeviceEntry.objects.get()


def test_nothing_of_it_counts_yet(held, completed):
    assert completed.answers.get(criterion__code="A1").verdict == "yes"
    assert "Gõ lúc mất mạng" in held.data["fields"]["note"]["value"]


def test_the_head_is_told_where_to_decide(held, minh, completed):
    [line] = waiting_for(minh)
    assert line.url == reverse("field:late", args=[completed.pk])
    page = signed_in(minh).get(completed.get_absolute_url()).content.decode()
    assert reverse("field:late", args=[completed.pk]) in page


def test_the_head_reads_it_in_words(held, minh, completed):
    page = signed_in(minh).get(reverse("field:late", args=[completed.pk])).content.decode()
    for words in ("Gõ lúc mất mạng", "Không đạt", "Trịnh Thị Thủy", "Chrome, Android"):
        assert words in page


def test_taken_in_it_counts_as_entered_by_its_author(held, minh, team_mate, completed):
    late.accept(held, by=minh)
    answer = completed.answers.get(criterion__code="A1")
    assert (answer.verdict, answer.note, answer.changed_by) == ("no", "Gõ lúc mất mạng", team_mate)
    assert (held.outcome, held.decided_by) == ("accepted", minh)


def test_a_late_entry_keeps_the_moment_it_was_entered(held, minh):
    late.accept(held, by=minh)
    change = AnswerChange.objects.filter(field="note").latest("pk")
    assert abs((change.entered_at - held.entered_at).total_seconds()) < 1


def test_left_out_its_words_and_the_reason_stay(held, minh, completed):
    late.drop(held, by=minh, note="Đã ghi trong biên bản")
    held.refresh_from_db()
    assert (held.outcome, held.reason, held.decided_by) == ("dropped", "Đã ghi trong biên bản", minh)
    assert held.data["fields"]["note"]["value"] == "Gõ lúc mất mạng"
    assert completed.answers.get(criterion__code="A1").verdict == "yes"


def test_leaving_out_wants_a_reason(held, minh):
    with pytest.raises(DomainError):
        late.drop(held, by=minh, note=" ")


def test_both_sides_are_told(held, minh, team_mate, her_tablet):
    late.drop(held, by=minh, note="Trùng")
    assert Notice.objects.get(user=team_mate).text.startswith("Nội dung đồng chí gửi muộn")
    sent = f'{{"ids": ["{held.pk}"]}}'
    told = her_tablet.client.post(reverse("field:compare"), sent, content_type="application/json").json()
    assert told["entries"][str(held.pk)] == {"outcome": "dropped", "sha256": held.sha256, "reason": "Trùng"}


def test_it_is_decided_once(held, minh):
    again = DeviceEntry.objects.get()
    late.drop(held, by=minh, note="Trùng")
    with pytest.raises(DomainError):
        late.drop(again, by=minh, note="Lại")


def test_only_the_head_decides(held, team_mate):
    with pytest.raises(DomainError):
        late.accept(held, by=team_mate)


def test_a_completed_visit_is_not_left_with_a_gap(completed, her_tablet, criteria, minh):
    her_tablet.send(her_tablet.answer(criteria["A1"], base=1, verdict=""))
    held = DeviceEntry.objects.get()
    with pytest.raises(DomainError):
        late.accept(held, by=minh)
    assert completed.answers.get(criterion__code="A1").verdict == "yes"
    assert DeviceEntry.objects.held().exists()


def test_after_the_minutes_are_signed_it_can_only_be_left_out(held, minh, completed):
    completed.sign_minutes(by=minh, on=completed.date, signer="Chủ tịch UBND")
    with pytest.raises(DomainError):
        late.accept(held, by=minh)
    late.drop(held, by=minh, note="Biên bản đã ký")


def test_a_late_photo_is_kept_and_becomes_evidence(completed, her_tablet, criteria, minh, team_mate):
    her_tablet.send_photo(make.make_image(), criterion=criteria["A1"], caption="Quầy số 3")
    assert not completed.evidence.exists()
    held = DeviceEntry.objects.get()
    late.accept(held, by=minh)
    photo = completed.evidence.get()
    assert (photo.caption, photo.criterion.code, photo.uploaded_by) == ("Quầy số 3", "A1", team_mate)
    assert not HeldPhoto.objects.exists()


def test_a_late_photo_that_is_none_is_refused_as_in_time(completed, her_tablet):
    response = her_tablet.send_photo(make.make_script())
    assert response.reply["outcome"] == "refused"
    assert not DeviceEntry.objects.exists()


def test_a_finding_may_still_be_raised_as_a_draft_until_the_minutes_are_signed(completed, her_tablet, minh):
    body = make.entered(
        "finding", finding="strength", values={"title": "Tốt", "domain": "finance"}, photos=[]
    )
    assert her_tablet.send(body).replies[0]["outcome"] == "saved"
    completed.sign_minutes(by=minh, on=completed.date, signer="Chủ tịch UBND")
    assert her_tablet.send(body).replies[0]["outcome"] == "held"


def test_whoever_had_no_part_in_the_visit_has_nothing_kept_aside(completed, officer, criteria):
    device = Tablet(completed, officer)
    assert device.send(device.answer(criteria["A1"], verdict="no")).replies[0]["outcome"] == "refused"
    assert not DeviceEntry.objects.exists()


def test_everything_is_taken_in_at_once(completed, her_tablet, criteria, minh):
    for code in ("A1", "B1"):
        her_tablet.send(her_tablet.answer(criteria[code], base=1, note=f"Muộn {code}"))
    signed_in(minh).post(reverse("field:late_accept_all", args=[completed.pk]))
    assert sorted(completed.answers.exclude(note="").values_list("note", flat=True)) == ["Muộn A1", "Muộn B1"]


def test_a_wrong_clock_does_not_make_a_late_entry_later(completed, team_mate, criteria, minh):
    ahead = Tablet(completed, team_mate, skew=timedelta(days=2))
    three_hours_ago = timezone.now() - timedelta(hours=3)
    ahead.send(ahead.answer(criteria["A1"], base=1, note="Ghi sớm", at=three_hours_ago))
    late.accept(DeviceEntry.objects.get(), by=minh)
    change = AnswerChange.objects.get(field="note")
    assert abs(change.entered_at - three_hours_ago) < timedelta(seconds=5)


def test_what_nobody_asked_for_does_not_break_the_page(completed, her_tablet, criteria, minh):
    her_tablet.send(her_tablet.answer(criteria["A1"], base=1, note="Muộn", lạ="1"))
    her_tablet.send(
        make.entered("finding", finding="strength", values={"title": "A", "criterion": "9" * 30}, photos=[])
    )
    page = signed_in(minh).get(reverse("field:late", args=[completed.pk]))
    assert "Muộn" in page.content.decode()
