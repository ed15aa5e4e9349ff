"""A round is made under an approved plan, asks what its checklist proposes, and opens when it is ready."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.models import Round
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def preparing(plan, checklist):
    return make.make_round(plan, checklist=checklist, state="preparing", code="BN-2018")


def typed(checklist, /, **changes):
    return {
        "code": "BN-2018-2",
        "name": "Đợt 2",
        "period_start": "2018-09-03",
        "period_end": "26/10/2018",
        "checklist": checklist.pk,
        "version": "",
    } | changes


def edit(round_, **changes):
    dates = {"period_start": round_.period_start.isoformat(), "period_end": round_.period_end.isoformat()}
    same = {"code": round_.code, "name": round_.name, "version": round_.version, **dates}
    return typed(round_.checklist, **same) | changes


def test_a_round_is_made_and_asks_the_defaults_of_each_level(officer, plan, checklist):
    signed_in(officer).post(reverse("inspections:round_create", args=[plan.pk]), typed(checklist))
    made = Round.objects.get(code="BN-2018-2")
    assert made.period_end == date(2018, 10, 26)
    assert set(made.asked_of("commune")) == set(checklist.default_criteria("commune"))


def test_a_draft_plan_has_no_rounds_yet(officer, so_noi_vu, checklist):
    draft = make.make_plan(so_noi_vu, state="draft")
    answer = signed_in(officer).get(reverse("inspections:round_create", args=[draft.pk]))
    assert answer.status_code == 403
    assert _("Rounds are made under an approved plan.") in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"period_end": "2018-08-01"}, "period_end"),
        ({"code": "bắc ninh"}, "code"),
        ({"period_start": "31/02/2018"}, "period_start"),
        ({"checklist": ""}, "checklist"),
    ],
)
def test_bad_input_is_told_at_its_field(officer, plan, checklist, changes, field):
    url = reverse("inspections:round_create", args=[plan.pk])
    answer = signed_in(officer).post(url, typed(checklist, **changes))
    assert field in answer.context["form"].errors
    assert not Round.objects.exists()


def test_a_draft_checklist_is_not_offered(officer, plan):
    draft = make.make_checklist(published=False)
    url = reverse("inspections:round_create", args=[plan.pk])
    assert "checklist" in signed_in(officer).post(url, typed(draft)).context["form"].errors


def test_a_code_is_given_once(officer, plan, preparing):
    url = reverse("inspections:round_create", args=[plan.pk])
    answer = signed_in(officer).post(url, typed(preparing.checklist, code="BN-2018"))
    assert "code" in answer.context["form"].errors


def test_a_period_that_would_leave_visits_outside_is_refused(officer, preparing, minh, que_vo):
    make.make_visit(make.make_team(preparing, head=minh), que_vo)
    url = reverse("inspections:round_edit", args=[preparing.code])
    answer = signed_in(officer).post(url, edit(preparing, period_end="2018-03-01"))
    assert "period_end" in answer.context["form"].errors
    preparing.refresh_from_db()
    assert preparing.period_end == date(2018, 12, 31)


def test_another_checklist_asks_its_own_defaults(officer, preparing):
    other = make.make_checklist(criteria=3)
    signed_in(officer).post(
        reverse("inspections:round_edit", args=[preparing.code]), edit(preparing, checklist=other.pk)
    )
    preparing.refresh_from_db()
    assert set(preparing.asked_of("district")) == set(other.default_criteria("district"))


def test_an_open_round_keeps_code_and_checklist(officer, inspection_round):
    other = make.make_checklist()
    url = reverse("inspections:round_edit", args=[inspection_round.code])
    signed_in(officer).post(url, edit(inspection_round, code="KHAC", checklist=other.pk, name="Tên mới"))
    before = inspection_round.checklist
    inspection_round.refresh_from_db()
    assert (inspection_round.name, inspection_round.code) == ("Tên mới", "DOT-2018")
    assert inspection_round.checklist == before


def test_a_stale_edit_of_a_round_is_told_and_nothing_is_lost(officer, preparing):
    client, url = signed_in(officer), reverse("inspections:round_edit", args=[preparing.code])
    client.post(url, edit(preparing, name="Của người khác"))
    late = client.post(url, edit(preparing, name="Của tôi"))
    assert late.context["form"]["name"].value() == "Của tôi"
    assert "Của người khác" in late.content.decode()


def test_what_is_asked_is_ticked_per_level_until_the_round_opens(officer, preparing):
    first, second = preparing.checklist.default_criteria("commune")
    url = reverse("inspections:round_asked", args=[preparing.code, "commune"])
    client = signed_in(officer)
    client.post(url, {"criteria": [second.pk]})
    assert list(preparing.asked_of("commune")) == [second]
    assert client.get(url, {"defaults": "1"}).context["form"].ticked() == {first.pk, second.pk}
    Round.objects.update(state="open")
    assert client.post(url, {"criteria": [first.pk]}).status_code == 403
    assert list(preparing.asked_of("commune")) == [second]


def test_no_criterion_at_all_is_refused(officer, preparing):
    url = reverse("inspections:round_asked", args=[preparing.code, "commune"])
    answer = signed_in(officer).post(url, {})
    assert "criteria" in answer.context["form"].errors


def test_a_level_that_is_not_asked_is_not_there(officer, preparing):
    assert signed_in(officer).get(f"/dot/{preparing.code}/noi-dung/province/").status_code == 404


def test_a_round_opens_with_a_head_and_a_visit_and_closes_when_all_is_concluded(
    officer, minh, preparing, que_vo
):
    client = signed_in(officer)
    opening = reverse("inspections:round_open", args=[preparing.code])
    refused = client.post(opening, follow=True).content.decode()
    assert _("The round needs a team with a head.") in refused
    team = make.make_team(preparing, head=minh)
    visit = make.make_visit(team, que_vo)
    client.post(opening)
    preparing.refresh_from_db()
    assert preparing.state == "open"
    closing = reverse("inspections:round_close", args=[preparing.code])
    refused = client.post(closing, follow=True).content.decode()
    assert _("A visit of this round is not concluded yet.") in refused
    type(visit).objects.update(state="concluded", minutes_signed_on=visit.date)
    client.post(closing)
    preparing.refresh_from_db()
    assert preparing.state == "closed"


def test_an_inspector_opens_no_round(minh, preparing):
    make.make_team(preparing, head=minh)
    url = reverse("inspections:round_open", args=[preparing.code])
    refused = signed_in(minh).post(url, follow=True).content.decode()
    assert _("Only officers and leaders of the agency manage this round.") in refused


def test_a_round_of_others_is_not_there(outsider, preparing):
    client = signed_in(outsider)
    for name in ("round_open", "round_close"):
        assert client.post(reverse(f"inspections:{name}", args=[preparing.code])).status_code == 404


def test_acts_of_a_round_are_posted_never_fetched(officer, preparing):
    for name in ("round_open", "round_close"):
        assert (
            signed_in(officer).get(reverse(f"inspections:{name}", args=[preparing.code])).status_code == 405
        )


def test_a_new_round_proposes_the_checklist_in_force(client, officer, plan):
    old = make.make_checklist(valid_from=date(2011, 11, 8), valid_to=date(2021, 7, 14))
    new = make.make_checklist(valid_from=date(2021, 7, 15))
    client.force_login(officer)
    for year, proposed in ((2018, old), (2022, new)):
        plan.year = year
        plan.save()
        page = client.get(reverse("inspections:round_create", args=[plan.pk]))
        assert page.context["form"]["checklist"].value() in {proposed, proposed.pk}
