"""A team is one page with its seats: one head, nobody twice, and who leaves it leaves its coming visits."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.forms.rounds import MOST_SEATS
from inspections.models import Team
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def seats(*rows, version="", name="Đoàn số 1"):
    """What the form posts for (user, role) rows."""
    data = {
        "name": name,
        "decision_number": "",
        "decision_date": "",
        "decision_issuer": "",
        "version": version,
    }
    data |= {"members-TOTAL_FORMS": len(rows), "members-INITIAL_FORMS": 0}
    for place, (user, role) in enumerate(rows):
        data |= {f"members-{place}-user": user.pk if user else "", f"members-{place}-role": role}
    return data


def create(officer, round_, data):
    return signed_in(officer).post(reverse("inspections:team_create", args=[round_.code]), data)


def edit(officer, team, data):
    return signed_in(officer).post(reverse("inspections:team_edit", args=[team.round.code, team.pk]), data)


def test_a_team_is_set_up_with_its_seats_in_order(officer, inspection_round, minh, hoa):
    create(officer, inspection_round, seats((hoa, "head"), (minh, "secretary"), (None, "member")))
    team = Team.objects.get(name="Đoàn số 1")
    assert [(seat.user, seat.role) for seat in team.members.all()] == [(hoa, "head"), (minh, "secretary")]


@pytest.mark.parametrize(
    "rows", [[("minh", "head"), ("minh", "member")], [("minh", "head"), ("hoa", "head")]]
)
def test_two_heads_or_one_person_twice_are_refused_with_nothing_saved(
    officer, inspection_round, minh, hoa, rows
):
    people = {"minh": minh, "hoa": hoa}
    answer = create(officer, inspection_round, seats(*[(people[name], role) for name, role in rows]))
    assert answer.status_code == 200
    assert answer.context["members"].non_form_errors()
    assert answer.context["form"]["name"].value() == "Đoàn số 1"
    assert not Team.objects.exists()


def test_a_made_up_number_of_seats_is_refused_and_not_drawn(officer, inspection_round):
    answer = create(officer, inspection_round, seats() | {"members-TOTAL_FORMS": 10**18})
    assert answer.context["members"].non_form_errors()
    assert len(answer.context["members"].forms) == MOST_SEATS
    assert not Team.objects.exists()


def test_head_and_secretary_change_places_in_one_save(officer, team_a, minh, hoa):
    edit(officer, team_a, seats((hoa, "head"), (minh, "secretary"), version=team_a.version))
    assert dict(team_a.members.values_list("user", "role")) == {hoa.pk: "head", minh.pk: "secretary"}


def test_who_leaves_the_team_leaves_its_coming_visits(officer, team_a, minh, hoa, que_vo):
    coming = make.make_visit(team_a, que_vo)
    edit(officer, team_a, seats((hoa, "head"), version=team_a.version))
    assert minh not in coming.members.all()


def test_a_team_name_stands_once_in_a_round(officer, inspection_round, team_a):
    answer = create(officer, inspection_round, seats(name=team_a.name))
    assert answer.context["form"].errors


def test_a_stale_team_is_told(officer, team_a, minh):
    edit(officer, team_a, seats((minh, "head"), version=team_a.version, name="Của người khác"))
    late = edit(officer, team_a, seats((minh, "head"), version=team_a.version, name="Của tôi"))
    assert "Của người khác" in late.content.decode()
    team_a.refresh_from_db()
    assert team_a.name == "Của người khác"


def test_a_team_with_visits_is_not_taken_away(officer, visit, team_a, inspection_round):
    url = reverse("inspections:team_dissolve", args=[inspection_round.code, team_a.pk])
    answer = signed_in(officer).post(url, follow=True)
    assert _("The team has visits; give them to another team first.") in answer.content.decode()
    spare = make.make_team(inspection_round)
    signed_in(officer).post(reverse("inspections:team_dissolve", args=[inspection_round.code, spare.pk]))
    assert list(inspection_round.teams.all()) == [team_a]


def test_a_member_does_not_change_the_team(minh, team_a):
    url = reverse("inspections:team_edit", args=[team_a.round.code, team_a.pk])
    assert signed_in(minh).get(url).status_code == 403


def test_an_administrator_is_not_offered_a_seat_and_has_no_part_in_a_visit(
    officer, inspection_round, administrator, que_vo
):
    answer = create(officer, inspection_round, seats((administrator, "head")))
    assert answer.status_code == 200
    assert not Team.objects.exists()
    visit = make.make_visit(make.make_team(inspection_round, head=administrator), que_vo)
    assert visit.role_of(administrator) is None


def test_who_has_lost_the_account_keeps_the_seat_when_the_team_is_edited(officer, team_a, minh, hoa):
    type(minh).objects.filter(pk=minh.pk).update(is_active=False)
    data = seats((minh, "head"), (hoa, "member"), version=team_a.version) | {"members-INITIAL_FORMS": 1}
    edit(officer, team_a, data)
    assert set(team_a.members.values_list("user", flat=True)) == {minh.pk, hoa.pk}
