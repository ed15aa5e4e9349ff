"""A plan or report of a unit: prefilled, sent once, refused with nothing lost, acknowledged on a page."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from findings.models import Demand, Submission, SubmissionFile
from tests import make
from tests.tools import count_queries
from tests.world import signed_in

pytestmark = pytest.mark.django_db
KEY = "2f0c2f0e-5a53-4d0f-8d9c-111111111111"


def address(demand, kind="report"):
    return reverse("portal:submit", args=[demand.finding.conclusion_id, demand.unit_id, kind])


def filled(demand, text="Đã niêm yết đầy đủ", **more):
    return {"key": KEY, f"on_{demand.pk}": "on", f"text_{demand.pk}": text} | more


def test_after_sending_the_unit_sees_what_was_received(unit_client, demand):
    answer = unit_client.post(address(demand), filled(demand), follow=True)
    submission = Submission.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("portal:sent", args=[submission.pk])
    assert "Đã niêm yết đầy đủ" in answer.content.decode()


def test_the_form_asks_the_database_as_often_for_many_demands_as_for_one(
    unit_client, demand, minh, leader, team_a, que_vo
):
    before = count_queries(unit_client.get, address(demand))
    visit = make.make_visit(team_a, que_vo, day=date(2018, 8, 7), state="signed")
    many = [make.make_demand(make.make_finding(visit, by=minh)) for _ in range(6)]
    make.make_conclusion(visit, by=leader)
    assert count_queries(unit_client.get, address(Demand.objects.get(pk=many[0].pk))) == before


def test_the_same_form_twice_is_one_paper_and_both_lead_to_it(unit_client, demand):
    first = unit_client.post(address(demand), filled(demand))
    second = unit_client.post(address(demand), filled(demand))
    assert Submission.objects.count() == 1
    assert second["Location"] == first["Location"]


def test_the_report_starts_from_the_plan_and_shows_the_words_of_a_return(unit_client, demand, binh, officer):
    make.send_report(demand, by=binh, kind="plan", text="Sẽ niêm yết trước ngày 30").accept(by=officer)
    assert "Sẽ niêm yết trước ngày 30" in unit_client.get(address(demand)).content.decode()
    make.send_report(demand, by=binh, text="Đã niêm yết").send_back(by=officer, note="Thiếu ảnh")
    page = unit_client.get(address(demand)).content.decode()
    assert "Thiếu ảnh" in page
    assert "Đã niêm yết" in page


def test_without_text_the_error_stands_at_the_field_and_the_rest_is_kept(unit_client, demand):
    answer = unit_client.post(address(demand), filled(demand, text="", number="12/BC-UBND"))
    assert f"text_{demand.pk}" in answer.context["form"].errors
    assert "12/BC-UBND" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_at_its_field_with_nothing_saved(unit_client, demand, settings):
    settings.FILE_MAX_MB = 1
    large = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4\n" + b"0" * (2 * 1024**2), "application/pdf")
    answer = unit_client.post(address(demand), filled(demand, **{f"file_{demand.pk}": large}))
    assert "bao-cao.pdf" in str(answer.context["form"].errors[f"file_{demand.pk}"])
    assert "Đã niêm yết đầy đủ" in answer.content.decode()
    assert not Submission.objects.exists()
    assert not SubmissionFile.objects.exists()


def test_a_closed_demand_is_refused_with_the_reason_and_the_text_comes_back(
    unit_client, demand, binh, officer
):
    make.send_report(demand, by=binh).accept(by=officer)
    answer = unit_client.post(address(demand), filled(demand, text="Báo cáo bổ sung 🌾"))
    assert answer.status_code == 403
    assert "Báo cáo bổ sung 🌾" in answer.content.decode()
    assert Submission.objects.count() == 1


def test_text_about_one_closed_demand_among_open_ones_comes_back_too(
    unit_client, demand, binh, officer, minh
):
    other = make.make_demand(
        make.make_finding(
            demand.finding.visit, by=minh, state="concluded", conclusion=demand.finding.conclusion
        ),
        due_on=demand.due_on,
    )
    make.send_report(other, by=binh).accept(by=officer)
    answer = unit_client.post(
        address(demand), filled(demand, **{f"on_{other.pk}": "on", f"text_{other.pk}": "Nói thêm"})
    )
    assert answer.context["taken_no_more"][0][2] == "Nói thêm"
    assert Submission.objects.count() == 1


def test_a_report_after_the_deadline_is_taken_and_marked_late(unit_client, demand):
    type(demand).objects.filter(pk=demand.pk).update(due_on="2018-06-16")
    answer = unit_client.post(address(demand), filled(demand), follow=True)
    assert answer.context["is_late"]
    assert _("Late") in answer.content.decode()


def test_on_behalf_number_date_and_scan_are_required(officer, demand):
    answer = signed_in(officer).post(address(demand), filled(demand))
    assert {"number", "letter_date", "files"} <= set(answer.context["form"].errors)


def test_another_unit_finds_neither_form_nor_paper(an, demand, binh):
    client = signed_in(an)
    item = make.send_report(demand, by=binh)
    assert client.get(address(demand)).status_code == 404
    assert client.post(address(demand), filled(demand)).status_code == 404
    assert client.get(reverse("portal:sent", args=[item.submission_id])).status_code == 404
