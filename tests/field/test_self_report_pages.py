"""The unit's officer finds the request, fills it in section by section on plain pages, and sends it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.models import SelfEvidence, SelfReport
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db


class SelfSheet(Sheet):
    """A unit officer's browser on one section of the self-report."""

    def __init__(self, report, user):
        super().__init__(report.visit, user)
        self.report = report
        self.url = reverse("field:self_section", args=[report.visit_id, self.section.pk])

    def versions(self):
        return dict(self.report.answers.values_list("criterion__code", "version"))

    def answer(self, code):
        return self.report.answers.filter(criterion__code=code).first()


@standing
def report(visit, officer):
    return SelfReport.ask(visit, by=officer)


@pytest.fixture
def own(report, binh):
    return SelfSheet(report, binh)


def overview(user, visit, query=""):
    return signed_in(user).get(reverse("field:self_report", args=[visit.pk]) + query)


def test_whoever_may_ask_is_led_to_the_form_and_asks_by_a_day(visit, officer, binh):
    url = reverse("field:self_report_ask", args=[visit.pk])
    assert overview(officer, visit).url == url
    assert url in signed_in(officer).get(visit.get_absolute_url()).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = signed_in(officer).post(url, {"due_on": tomorrow.strftime("%d/%m/%Y")})
    assert answer.url == reverse("field:self_report", args=[visit.pk])
    assert SelfReport.objects.get().due_on == tomorrow


@pytest.mark.parametrize("typed", ["", "01/01/2018", "32/13/2018", "mai"])
def test_a_day_that_cannot_be_is_refused_at_its_field(visit, officer, typed):
    answer = signed_in(officer).post(reverse("field:self_report_ask", args=[visit.pk]), {"due_on": typed})
    assert "due_on" in answer.context["form"].errors
    assert not SelfReport.objects.exists()


def test_where_none_was_asked_for_there_is_no_page(visit, binh, administrator):
    assert overview(binh, visit).status_code == 404
    assert overview(administrator, visit).status_code == 404


def test_home_and_the_visit_lead_the_unit_to_it(report, binh):
    address = report.get_absolute_url()
    assert address in signed_in(binh).get(reverse("desk:home")).content.decode()
    assert address in signed_in(binh).get(report.visit.get_absolute_url()).content.decode()


def test_who_asked_is_told_when_it_is_late(report, officer, leader):
    url = report.get_absolute_url()
    assert url not in signed_in(officer).get(reverse("desk:home")).content.decode()
    SelfReport.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert url in signed_in(officer).get(reverse("desk:home")).content.decode()
    assert url not in signed_in(leader).get(reverse("desk:home")).content.decode()


def test_the_unit_saves_a_section_and_goes_on(own):
    last = own.criteria["B1"].section
    response = own.save(query="?next", A1={"verdict": "yes", "note": "Đã ban hành"})
    assert response.url == reverse("field:self_section", args=[own.visit.pk, last.pk])
    assert (own.answer("A1").verdict, own.answer("A1").note) == ("yes", "Đã ban hành")
    own.url = response.url
    assert own.save(query="?next", B1={"verdict": "no"}).url == own.report.get_absolute_url()


def test_what_is_wrong_stays_on_the_page_and_keeps_nothing_else_out(own):
    response = own.save(A1={"verdict": "yes"}, A2={"part": "12", "whole": "10"})
    assert response.status_code == 422
    assert 'value="12"' in response.content.decode()
    assert own.answer("A1").complete and own.answer("A2") is None


def test_last_times_answers_are_marked_until_they_are_saved(own, report):
    first = own.criteria["A1"]
    report.answers.create(criterion=first, verdict="yes", prefilled=True)
    assert _("From last time") in own.get().content.decode()
    own.save(A1={"verdict": "yes", "note": ""})
    assert not report.answers.filter(prefilled=True).exists()
    assert _("From last time") not in own.get().content.decode()


def test_a_line_that_was_refused_is_still_last_times(own, report):
    report.answers.create(criterion=own.criteria["A2"], part=1, whole=2, prefilled=True)
    own.save(A2={"part": "12", "whole": "10"})
    assert own.answer("A2").prefilled


def test_the_unit_never_sees_what_the_inspectors_entered(own, visit, minh, binh):
    make.make_answer(visit, own.criteria["A1"], verdict="no", note="Ghi chú của đoàn", changed_by=minh)
    make.make_photo(visit, by=minh, criterion=own.criteria["A1"], caption="Ảnh của đoàn")
    for page in (own.get(), overview(binh, visit)):
        assert "của đoàn" not in page.content.decode()
    SelfReport.objects.update(state="sent", sent_by=binh, sent_at=timezone.now())
    for page in (own.get(), overview(binh, visit), overview(binh, visit, "?differences")):
        assert "của đoàn" not in page.content.decode()


def test_evidence_is_checked_by_its_content(own):
    response = own.save(A1={"verdict": "yes", "file": SimpleUploadedFile("anh.jpg", b"<html>")})
    assert response.status_code == 422
    assert "anh.jpg:" in response.content.decode()
    assert not SelfEvidence.objects.exists() and own.answer("A1").complete


def test_evidence_is_kept_shown_captioned_and_removed(own):
    own.save(A1={"verdict": "yes", "file": make.make_image()})
    item = SelfEvidence.objects.get()
    assert reverse("inspections:self_evidence", args=[item.pk]) in own.get().content.decode()
    own.client.post(reverse("field:self_evidence_caption", args=[item.pk]), {"caption": " Quyết định "})
    assert SelfEvidence.objects.get().caption == "Quyết định"
    own.client.post(reverse("field:self_evidence_remove", args=[item.pk]))
    assert not SelfEvidence.objects.exists()


def test_what_is_missing_is_linked_and_sending_refused_until_it_is_there(own, report):
    page = own.client.get(report.get_absolute_url()).content.decode()
    assert f"#c{own.criteria['A1'].pk}" in page
    own.client.post(reverse("field:self_report_send", args=[own.visit.pk]))
    report.refresh_from_db()
    assert report.state == "asked"
    for criterion in own.criteria.values():
        report.answers.create(
            criterion=criterion, verdict="yes", part=1, whole=2, number_1=1, number_2=2, text="Có"
        )
    own.client.post(reverse("field:self_report_send", args=[own.visit.pk]))
    report.refresh_from_db()
    assert report.state == "sent"


def test_after_sending_the_unit_reads_words_and_finds_nothing_to_fill_in(own, report, binh):
    own.save(A1={"verdict": "yes", "note": "Đã ban hành"})
    SelfReport.objects.update(state="sent", sent_by=binh, sent_at=timezone.now())
    for page in (own.get(), overview(binh, own.visit)):
        assert "Đã ban hành" in page.content.decode()
        assert "-verdict" not in page.content.decode()
    assert own.save(A1={"verdict": "no"}).status_code == 422
    assert own.answer("A1").verdict == "yes"


def test_why_it_was_returned_stands_above(own, report, minh, binh):
    SelfReport.objects.update(state="sent", sent_by=binh, sent_at=timezone.now())
    address = reverse("field:self_report_return", args=[own.visit.pk])
    signed_in(minh).post(address, {"note": "Thiếu minh chứng nội dung A1"})
    assert "Thiếu minh chứng nội dung A1" in overview(binh, own.visit).content.decode()


def test_two_officers_see_what_clashes_and_choose(own, report, que_vo):
    colleague = SelfSheet(report, make.make_user("chi", role="unit_officer", unit=que_vo))
    own.save(versions={}, A1={"verdict": "no"})
    colleague.save(versions={}, A1={"verdict": "yes"})
    change = own.answer("A1").changes.get(contested=True)
    address = reverse("field:self_settle_put_back", args=[own.visit.pk, change.pk])
    assert address in own.get().content.decode()
    own.client.post(address)
    assert own.answer("A1").verdict == "no"


def test_before_it_was_sent_the_team_reads_nothing_of_it(own, visit, minh):
    own.save(A1={"verdict": "yes", "note": "Còn viết dở"})
    assert "Còn viết dở" not in overview(minh, visit).content.decode()
    assert signed_in(minh).get(own.url).status_code == 404
    assert "Còn viết dở" not in Sheet(visit, minh).get().content.decode()
