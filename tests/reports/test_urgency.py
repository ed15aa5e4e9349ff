"""A paper may be urgent: chosen with its subject, stamped on every format, and told to nobody outside."""

from django.urls import reverse

from reports.comparing import changed_parts
from reports.content import Stamp
from reports.kinds import compose, html_of
from reports.models import Document
from reports.snapshots import from_json, to_json
from reports.urgency import Urgency
from tests.standing import standing

from .verification.conftest import issue

Kind = Document.Kind


@standing
def report(inspection_round, team_a, officer):
    return Document.open_for(inspection_round, Kind.ROUND_REPORT, by=officer)


@standing
def urgent(report):
    report.urgency = Urgency.VERY_URGENT
    report.save()
    return report


def edit(client, document, **words):
    data = {"subject": document.subject, "dated": "2018-11-06", "version": document.version} | words
    return client.post(reverse("reports:edit", args=[document.pk]), data)


def test_who_words_the_draft_says_how_urgent_it_is(client, officer, report):
    client.force_login(officer)
    assert edit(client, report, urgency="express").status_code == 302
    report.refresh_from_db()
    assert compose(report).letterhead.stamp == Stamp("Hỏa tốc", 30)
    assert report.get_urgency_display() in client.get(report.get_absolute_url()).text


def test_a_paper_of_every_day_has_no_stamp(report):
    paper = compose(report)
    assert paper.letterhead.stamp is None
    assert "stamp" not in html_of(report, paper, for_print=False)


def test_nobody_else_says_so(client, minh, report):
    client.force_login(minh)
    assert edit(client, report, urgency="express").status_code == 403


def test_an_approved_paper_stays_as_urgent_as_it_was(client, officer, report):
    Document.objects.update(state="approved")
    client.force_login(officer)
    assert edit(client, report, urgency="express").status_code == 403


def test_no_other_degree_is_known(client, officer, report):
    client.force_login(officer)
    assert edit(client, report, urgency="secret").status_code == 200
    assert Document.objects.get(pk=report.pk).urgency == ""


def test_minutes_are_sent_nowhere_and_never_urgent(client, officer, visit):
    minutes = Document.open_for(visit, Kind.MINUTES, by=officer)
    client.force_login(officer)
    assert "urgency" not in client.get(reverse("reports:edit", args=[minutes.pk])).context["form"].fields


def test_the_stamp_stands_under_the_number_in_capitals(urgent):
    html = html_of(urgent, compose(urgent), for_print=False)
    assert html.index("/BC-SNV") < html.index(">THƯỢNG KHẨN<") < html.index("BÁO CÁO")


def test_it_is_kept_with_what_the_paper_said(urgent):
    paper = compose(urgent)
    assert from_json(to_json(paper)).letterhead.stamp == Stamp("Thượng khẩn", 40)


def test_what_was_kept_before_there_were_stamps_is_still_read(report):
    kept = to_json(compose(report)).replace(', "stamp": null', "")
    assert "stamp" not in kept and from_json(kept).letterhead.stamp is None


def test_that_it_became_urgent_is_a_change(report):
    usual = compose(report)
    report.urgency = Urgency.URGENT
    (changed,) = changed_parts(usual, compose(report))
    assert "Khẩn" in changed.now and "Khẩn" not in changed.before


def test_a_new_version_is_as_urgent(urgent, officer):
    Document.objects.update(state="issued", number=5, issued_on="2018-11-06", symbol="BC-SNV")
    urgent.refresh_from_db()
    assert urgent.new_version(by=officer).urgency == Urgency.VERY_URGENT


def test_the_page_of_verification_does_not_tell_it(client, inspection_round):
    document = issue(inspection_round, urgency=Urgency.EXPRESS)
    page = client.get(reverse("reports:verify_code", args=[document.verify_code])).text
    assert "05/BC-SNV" in page and "hỏa tốc" not in page.casefold()
