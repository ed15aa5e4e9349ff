"""Before a visit is completed one page tells what stops it and what is loose, each with its place."""

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.models import AnswerChange, Visit
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def checklist(db):
    """A section of two questions, the second of which wants to be proved, and a section of one."""
    version = make.make_checklist(published=False, criteria=1)
    make.make_criterion(version.sections.get(), code="PROVED", evidence_required=True)
    make.make_criterion(make.make_section(version), code="LAST")
    version.publish(by=None)
    return version


@standing
def answered(visit, minh):
    """Everything answered and proved."""
    make.answer_everything(visit)
    make.make_photo(visit, by=minh, criterion=visit.asked().get(code="PROVED"))
    return visit


def open_page(user, visit):
    return signed_in(user).get(reverse("field:closing", args=[visit.pk]))


def place_of(visit, criterion):
    return f"{reverse('field:section', args=[visit.pk, criterion.section_id])}#c{criterion.pk}"


def completes(visit):
    return f'action="{reverse("field:complete", args=[visit.pk])}"'


def test_what_is_missing_stands_under_its_section_with_a_link_to_its_place(visit, minh):
    page = open_page(minh, visit)
    assert [(section.pk, len(gaps)) for section, gaps in page.context["closing"].sections] == [
        (visit.asked()[0].section_id, 2),
        (visit.asked()[2].section_id, 1),
    ]
    html = page.content.decode()
    assert all(place_of(visit, criterion) in html for criterion in visit.asked())
    assert completes(visit) not in html


def test_required_evidence_is_missed_apart_from_the_answer(visit, minh):
    make.answer_everything(visit)
    gap = open_page(minh, visit).context["closing"].gaps[0]
    assert (gap.criterion.code, gap.unanswered, gap.unproven) == ("PROVED", False, True)


def test_when_nothing_is_missing_one_button_completes_the_visit(answered, minh):
    assert completes(answered) in open_page(minh, answered).content.decode()
    signed_in(minh).post(reverse("field:complete", args=[answered.pk]))
    assert Visit.objects.get().state == "completed"


def test_loose_ends_warn_and_stop_nothing(answered, minh):
    bare = make.make_finding(answered, by=minh, state="confirmed")
    draft = make.make_finding(answered, by=minh, kind="strength")
    answer = answered.answers.first()
    contested = {"version": 1, "field": "verdict", "old": "no", "new": "yes", "at": timezone.now()}
    AnswerChange.objects.create(answer=answer, by=minh, old_by=minh, contested=True, **contested)
    html = open_page(minh, answered).content.decode()
    assert reverse("findings:demand", args=[bare.number]) in html
    assert draft.get_absolute_url() in html
    assert place_of(answered, answer.criterion) in html
    assert completes(answered) in html


def test_a_shortcoming_with_its_demand_and_a_withdrawn_one_are_settled(answered, minh):
    make.make_demand(make.make_finding(answered, by=minh, state="confirmed"))
    make.make_finding(answered, by=minh, state="withdrawn")
    assert open_page(minh, answered).context["closing"].warnings == 0


def test_who_does_not_lead_is_told_who_completes(answered, minh, team_a, so_noi_vu):
    lan = make.make_user("lan", role="inspector", unit=so_noi_vu)
    team_a.members.create(user=lan, role="member")
    answered.members.add(lan)
    assert completes(answered) not in open_page(lan, answered).content.decode()


def test_it_is_reached_from_the_visit_and_from_the_end_of_the_last_section(visit, minh):
    address = reverse("field:closing", args=[visit.pk])
    client = signed_in(minh)
    assert address in client.get(visit.get_absolute_url()).content.decode()
    last = visit.asked().last().section_id
    assert client.post(reverse("field:section", args=[visit.pk, last]) + "?next").url == address


def test_a_visit_that_is_over_leads_to_its_own_page(answered, minh):
    answered.complete(by=minh)
    assert open_page(minh, answered).url == answered.get_absolute_url()
