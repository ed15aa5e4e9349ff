"""Figures add up, findings rest on what was answered, and every screen has something to show."""

from collections import Counter

import pytest
from django.utils import timezone

from core.workdays import Calendar
from demo.story import stories
from field.comparison import pairs_of
from field.reinspection import Reinspection, Standing
from findings.models import Consultation, Demand, Finding, HandlingProposal, Submission, SubmissionItem
from findings.recurring import mark_recurring
from inspections.models import Answer, Domain, Figure, SelfReport, Visit
from inspections.waiting import to_announce
from units.models import User

pytestmark = pytest.mark.usefixtures("demonstration", "db")

BAD = {"partly", "no"}


def answers_of(visit):
    return {answer.criterion_id: answer for answer in visit.answers.select_related("criterion")}


def test_late_dossiers_are_those_not_settled_on_time():
    for visit in Visit.objects.filter(state="concluded"):
        by_figure = {
            answer.criterion.figure: answer
            for answer in answers_of(visit).values()
            if answer.criterion.figure
        }
        on_time = by_figure[Figure.ON_TIME]
        late = by_figure[Figure.LATE_REAL].number_1 + by_figure[Figure.LATE_IN_SOFTWARE].number_1
        assert on_time.whole == by_figure[Figure.TO_SETTLE].number_1
        assert on_time.whole - on_time.part == late


def test_shortcomings_rest_on_bad_answers_and_strengths_on_good_ones():
    for finding in Finding.objects.exclude(criterion=None).select_related("visit"):
        answer = answers_of(finding.visit)[finding.criterion_id]
        if finding.kind == "shortcoming" and answer.verdict:
            assert answer.verdict in BAD, finding
        if finding.kind == "strength":
            assert answer.verdict not in BAD, finding


def test_no_exception_written_by_hand_speaks_of_something_not_asked():
    for story in stories(2018):
        rows = story.table("answers")
        asked = Answer.objects.filter(visit__round__code__startswith=story.round["round"]["code"][:3])
        codes = set(asked.values_list("criterion__code", flat=True))
        assert {row["code"] for row in rows} <= codes
        assert len({(row["visit"], row["code"]) for row in rows}) == len(rows)


def test_bad_answers_say_why():
    assert not Answer.objects.filter(verdict__in=BAD, note="").exists()


def test_the_round_names_the_articles_kinds_of_shortcoming():
    found = Finding.objects.filter(visit__round__code="BN-2018")
    assert len(found.shortcomings()) == 34
    assert len(found.strengths()) == 30
    assert len(found.recommendations()) == 8
    domains = Counter(found.shortcomings().values_list("domain", flat=True))
    # The article finds nothing wrong with legal documents, and most about procedures.
    assert domains[Domain.INSTITUTIONS] == 0
    assert domains.most_common(1)[0][0] == Domain.PROCEDURES


def test_a_shortcoming_of_2017_comes_back_in_2018():
    old = Finding.objects.shortcomings().filter(visit__round__code="BN-2017")
    new = Finding.objects.shortcomings().filter(visit__round__code="BN-2018")
    assert set(old.values_list("unit", "criterion")) & set(new.values_list("unit", "criterion"))


def test_remediation_stands_in_every_state():
    assert set(Demand.objects.values_list("state", flat=True)) == {
        "plan_sent",
        "planned",
        "open",
        "reported",
        "returned",
        "accepted",
        "closed",
    }
    assert Demand.objects.overdue().exists()
    assert Submission.objects.filter(on_behalf=True).exists()
    assert Submission.objects.filter(on_behalf=False).exists()


def test_a_round_is_under_way_with_something_to_fill_in():
    live = Visit.objects.exclude(round__code__in=["BN-2017", "BN-2018"])
    assert Counter(live.values_list("state", flat=True)) == {
        "planned": 3,
        "under_way": 1,
        "signed": 1,
        "concluded": 1,
    }
    assert live.get(kind="unannounced").state == "planned"
    half = live.get(state="under_way")
    assert 0 < half.answers.count() < len(half.asked())


def test_all_units_were_told_of_their_visits_but_of_the_one_scheduled_last():
    live = Visit.objects.exclude(round__code__in=["BN-2017", "BN-2018"]).exclude(kind="unannounced")
    assert [visit.is_announced for visit in live.order_by("date")] == [True] * 4 + [False]
    (line,) = to_announce(User.objects.get(username="chuyenvien"))
    assert line.urgency == 2


def test_one_unit_reported_about_itself_and_the_team_found_otherwise_here_and_there():
    report = SelfReport.objects.get(state="sent")
    assert report.visit.state == "under_way"
    assert report.asked_at < report.sent_at and report.sent_by.unit == report.visit.unit
    assert not report.answers.filter(prefilled=True).exists()
    found = {answer.criterion_id: answer for answer in report.visit.answers.all()}
    pairs = pairs_of(report, found, report.asked())
    assert 0 < sum(pair.differs for pair in pairs) < len(found)


def test_another_unit_has_still_to_send_it():
    assert SelfReport.objects.awaited().get().visit.state == "planned"


def test_the_live_round_shows_every_turn_of_remediation():
    demands = Demand.objects.filter(finding__visit__round__code__startswith="BN-").exclude(
        finding__visit__round__code__in=["BN-2017", "BN-2018"]
    )
    kinds = {(item.submission.kind, item.decision) for demand in demands for item in demand.items.all()}
    assert kinds >= {("plan", "accepted"), ("plan", ""), ("report", ""), ("report", "returned")}
    again = demands.filter(items__submission__kind="report", items__turn=2).get()
    assert again.items.get(submission__kind="report", turn=1).decision == "returned"
    assert demands.overdue().exists()
    today, calendar = timezone.localdate(), Calendar.load()
    assert demands.owed().filter(due_on=calendar.add_working_days(today, 3)).exists()
    extended = demands.get(deadline_changes__kind="extension")
    assert extended.is_owed and not extended.is_overdue


def test_a_shortcoming_of_the_live_round_was_found_under_an_older_name_before():
    live = Finding.objects.shortcomings().exclude(visit__round__code__in=["BN-2017", "BN-2018"])
    recurring = [
        finding
        for finding in mark_recurring(live.select_related("visit", "unit", "criterion"))
        if finding.first_found_on
    ]
    assert recurring
    assert all(finding.first_found_on.year == 2017 for finding in recurring)


def test_a_unit_was_asked_for_its_word_and_one_comment_is_answered():
    consultation = Consultation.objects.get()
    assert consultation.visit.state == "signed"
    assert consultation.asked_at < consultation.replied_at <= timezone.now()
    assert sorted(bool(comment.answer) for comment in consultation.comments.all()) == [False, True]


def test_a_report_was_verified_by_a_reinspection_that_found_better():
    again = Visit.objects.get(kind="reinspection")
    item = SubmissionItem.objects.get(reinspection=again)
    assert again.reinspects == item.demand.finding.visit
    rows = {row.criterion.code: row for row in Reinspection(again, User.objects.get(username="lanhdao")).rows}
    row = rows[item.demand.finding.criterion.code]
    assert (row.standing, row.found) == (Standing.BETTER, [item.demand.finding])


def test_what_a_unit_cannot_put_right_alone_was_proposed_for_handling():
    proposal = HandlingProposal.objects.get()
    assert proposal.demand.is_owed
    assert proposal.date.year == 2018
