"""Causes are set for many late dossiers at once or for one, by those who may, and every setting is kept."""

import pytest

from core.errors import DomainError
from dossiers.models import Judgement, LateCause
from tests import make
from tests.standing import standing

from .late import cause, judge_all, late_of

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def test_one_cause_for_all_that_were_ticked(extract, minh):
    assert judge_all(extract, by=minh, note="Đối chiếu sổ") == 4
    notes = Judgement.objects.filter(dossier__extract=extract).values_list("note", flat=True)
    assert list(notes) == ["Đối chiếu sổ"] * 4


def test_the_number_of_queries_does_not_grow_with_them(extract, minh, django_assert_num_queries):
    judge_all(extract, by=minh)  # what Minh's rights rest on is known from now on
    really_late, late = cause(), [dossier.pk for dossier in late_of(extract)]
    for pks in (late[:1], late):
        # Two for the savepoint, two locks, the late ones, what stands, and two writes.
        with django_assert_num_queries(8):
            Judgement.decide(extract, pks, by=minh, cause=really_late)


def test_a_note_and_a_day_stay_where_the_next_setting_leaves_them_empty(extract, minh):
    judge_all(extract, by=minh, note="Sổ ký nhận", register_on="2018-07-06")
    judge_all(extract, by=minh, code="not-handled")
    judgement = late_of(extract)[0].judgement
    assert (judgement.note, judgement.cause.code, judgement.version) == ("Sổ ký nhận", "not-handled", 2)
    assert f"{judgement.register_on}" == "2018-07-06"


def test_every_setting_leaves_a_row_with_what_stood_before(extract, minh):
    judge_all(extract, by=minh)
    judge_all(extract, by=minh, code="not-handled")
    changes = late_of(extract)[0].judgement_changes.all()
    assert [(change.old and change.old.code, change.new.code) for change in changes] == [
        (None, "really-late"),
        ("really-late", "not-handled"),
    ]


def test_a_cause_set_by_somebody_else_meanwhile_is_not_replaced(extract, minh):
    first, *_others = late_of(extract)
    judge_all(extract, by=minh)
    with pytest.raises(DomainError, match=first.code):
        Judgement.decide(extract, [first.pk], by=minh, cause=cause("other"), versions={first.pk: 0})
    assert late_of(extract)[0].judgement.cause.code == "really-late"
    Judgement.decide(extract, [first.pk], by=minh, cause=cause("other"), versions={first.pk: 1})
    assert late_of(extract)[0].judgement.cause.code == "other"


def test_a_dossier_in_time_or_of_another_extract_is_refused_and_nothing_is_set(
    extract, other_visit, minh, hoa
):
    in_time = extract.dossiers.exclude(pk__in=[dossier.pk for dossier in late_of(extract)]).first()
    foreign = late_of(make.make_extract(other_visit, by=hoa))[0]
    for wrong in (in_time, foreign):
        with pytest.raises(DomainError):
            Judgement.decide(extract, [late_of(extract)[0].pk, wrong.pk], by=minh, cause=cause())
    assert not Judgement.objects.exists()


def test_a_cause_out_of_use_is_refused(extract, minh):
    LateCause.objects.filter(code="other").update(in_use=False)
    with pytest.raises(DomainError):
        judge_all(extract, by=minh, code="other")


@pytest.mark.parametrize("person", ["hoa", "binh", "administrator", "viewer", "outsider"])
def test_others_than_the_team_and_its_agency_may_not(extract, person, request):
    with pytest.raises(DomainError):
        judge_all(extract, by=request.getfixturevalue(person))


def test_once_the_minutes_are_signed_nobody_may(team_a, que_vo, minh):
    extract = make.make_extract(make.make_visit(team_a, que_vo, state="signed"), by=minh)
    with pytest.raises(DomainError):
        judge_all(extract, by=minh)


def test_minutes_signed_since_the_page_was_opened_are_seen_under_the_lock(extract, minh):
    signed = {"state": "signed", "minutes_signed_on": extract.visit.date, "minutes_signed_by": "Chủ tịch"}
    type(extract.visit).objects.filter(pk=extract.visit_id).update(**signed)
    with pytest.raises(DomainError):
        judge_all(extract, by=minh)


def test_suggestions_are_accepted_where_no_cause_stands_yet(extract, minh):
    first, second, *_others = [dossier for dossier in late_of(extract) if dossier.suggested_id]
    Judgement.decide(extract, [first.pk], by=minh, cause=cause("other"))
    assert Judgement.accept_suggestions(extract, by=minh, dossiers=[first.pk, second.pk]) == 1
    found = {dossier.pk: dossier for dossier in late_of(extract)}
    assert found[first.pk].judgement.cause.code == "other"
    assert found[second.pk].judgement.cause_id == second.suggested_id
    assert Judgement.accept_suggestions(extract, by=minh) == 1


def test_where_nothing_is_suggested_accepting_is_refused(extract, minh):
    Judgement.accept_suggestions(extract, by=minh)
    with pytest.raises(DomainError):
        Judgement.accept_suggestions(extract, by=minh)
