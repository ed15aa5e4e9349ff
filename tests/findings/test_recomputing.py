"""A calendar changed after deadlines were set: the difference is shown, and what is ticked is taken over."""

from datetime import date

import pytest
from django.urls import reverse

from core.errors import DomainError
from core.models import Holiday
from findings.models import Conclusion, Demand
from findings.recomputing import Recomputing
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db
URL = "/thoi-han/tinh-lai/"
# Fifteen days from 01/06/2018 end on Saturday the 16th and so on Monday the 18th.
DUE, NEW_DUE = date(2018, 6, 18), date(2018, 6, 19)


@standing
def holiday(running):
    """The last day of `running` becomes a day off afterwards."""
    return Holiday.objects.create(date=DUE, name="Nghỉ theo thông báo mới")


@standing
def with_plan(signed, leader, demand):
    """The demand with a plan asked for within five working days: by Friday 08/06/2018."""
    Conclusion.issue(
        signed,
        by=leader,
        number="45/TB-SNV",
        date=date(2018, 6, 1),
        signer_name="Nguyễn Lãnh Đạo",
        plan_days=5,
        plan_in_working_days=True,
    )
    return Demand.objects.get(pk=demand.pk)


def keys(user):
    return [difference.key for difference in Recomputing(user).differences]


def send(user, ticked, reason="Thông báo số 99/TB-BNV"):
    return signed_in(user).post(URL, {"demands": ticked, "reason": reason})


def fresh(demand):
    return Demand.objects.get(pk=demand.pk)


# The difference


def test_without_a_change_there_is_none(running, officer):
    assert Recomputing(officer).differences == []


def test_it_tells_old_day_new_day_and_why(holiday, running, officer):
    (difference,) = Recomputing(officer).differences
    assert (difference.demand.due_on, difference.due_on) == (DUE, NEW_DUE)
    assert "19/06/2018" in difference.why
    html = signed_in(officer).get(URL).content.decode()
    for words in (running.finding.number, "18/06/2018", "19/06/2018", difference.why):
        assert words in html


def test_a_holiday_taken_out_brings_the_day_forward(officer, signed, leader, demand):
    off = Holiday.objects.create(date=DUE, name="Nghỉ")
    Conclusion.issue(
        signed, by=leader, number="45/TB-SNV", date=date(2018, 6, 1), signer_name="Nguyễn Lãnh Đạo"
    )
    off.delete()
    (difference,) = Recomputing(officer).differences
    assert (difference.demand.due_on, difference.due_on) == (NEW_DUE, DUE)


def test_a_make_up_saturday_counts_too(running, officer):
    Holiday.objects.create(date=date(2018, 6, 16), name="Làm bù", kind="working")
    (difference,) = Recomputing(officer).differences
    assert difference.due_on == date(2018, 6, 16)


def test_the_day_of_the_plan_moves_with_its_own_reason(with_plan, officer):
    assert with_plan.plan_due_on == date(2018, 6, 8)
    Holiday.objects.create(date=date(2018, 6, 5), name="Nghỉ")
    (difference,) = Recomputing(officer).differences
    assert (difference.due_on, difference.plan_due_on) == (DUE, date(2018, 6, 11))
    assert "5/06" in difference.why


def test_a_plan_that_was_sent_keeps_its_day(with_plan, officer, binh):
    make.send_report(with_plan, by=binh, kind="plan")
    Holiday.objects.create(date=date(2018, 6, 5), name="Nghỉ")
    assert Recomputing(officer).differences == []


@pytest.mark.parametrize("state", ["reported", "accepted", "closed"])
def test_what_is_no_longer_owed_is_left(holiday, running, officer, state):
    Demand.objects.filter(pk=running.pk).update(state=state)
    assert Recomputing(officer).differences == []


def test_a_fixed_date_is_left(holiday, running, officer):
    Demand.objects.filter(pk=running.pk).update(deadline_kind="fixed", fixed_on=DUE)
    assert Recomputing(officer).differences == []


def test_what_a_person_has_moved_is_listed_apart(running, officer):
    running.extend(by=officer, to=date(2018, 7, 2), reason="Đơn vị đề nghị", number="12/UBND-NV")
    assert Recomputing(officer).left_alone == []
    Holiday.objects.create(date=DUE, name="Nghỉ")
    recomputing = Recomputing(officer)
    assert recomputing.differences == []
    (alone,) = recomputing.left_alone
    assert (alone.demand.due_on, alone.due_on) == (date(2018, 7, 2), NEW_DUE)
    assert running.finding.number in signed_in(officer).get(URL).content.decode()


def test_what_a_person_has_moved_to_the_very_day_that_the_calendar_gives_is_listed_too(running, officer):
    running.extend(by=officer, to=NEW_DUE, reason="Đơn vị đề nghị", number="12/UBND-NV")
    Holiday.objects.create(date=DUE, name="Nghỉ")
    (alone,) = Recomputing(officer).left_alone
    assert (alone.demand.due_on, alone.due_on) == (NEW_DUE, NEW_DUE)
    assert "19/06/2018" in alone.why


@pytest.mark.parametrize("n", [1, 9])
def test_the_queries_do_not_grow(team_a, que_vo, minh, leader, django_assert_num_queries, n):
    visit = make.make_visit(team_a, que_vo, state="signed")
    for _ in range(n):
        make.make_demand(make.make_finding(visit, by=minh))
    make.make_conclusion(visit, by=leader)
    with django_assert_num_queries(2):
        recomputing = Recomputing(leader)
        assert (len(recomputing.differences), recomputing.left_alone) == (n, [])


# Taking it over


def test_what_is_ticked_moves_and_both_days_stay_in_the_history(holiday, running, officer):
    assert send(officer, keys(officer)).status_code == 302
    change = running.deadline_changes.get()
    assert fresh(running).due_on == NEW_DUE
    assert (change.old, change.new, change.kind, change.by) == (DUE, NEW_DUE, "recomputed", officer)
    assert change.reason == "Thông báo số 99/TB-BNV"
    assert Recomputing(officer).differences == []


def test_both_clocks_move_in_one_row(with_plan, officer):
    Holiday.objects.create(date=date(2018, 6, 5), name="Nghỉ")
    Holiday.objects.create(date=DUE, name="Nghỉ")
    send(officer, keys(officer))
    change = with_plan.deadline_changes.get()
    assert (change.old, change.new) == (DUE, NEW_DUE)
    assert (change.plan_old, change.plan_new) == (date(2018, 6, 8), date(2018, 6, 11))
    assert "11/06/2018" in str(change)


def test_a_day_computed_anew_may_be_computed_anew_again(holiday, running, officer):
    send(officer, keys(officer))
    holiday.delete()
    send(officer, keys(officer))
    assert fresh(running).due_on == DUE
    assert running.deadline_changes.count() == 2


def test_the_administrator_whose_calendar_it_is_may(holiday, running, administrator):
    assert send(administrator, keys(administrator)).status_code == 302
    assert fresh(running).due_on == NEW_DUE


@pytest.mark.parametrize("person", ["minh", "binh", "viewer"])
def test_others_may_not(holiday, running, officer, cast, person):
    assert send(cast[person], keys(officer)).status_code == 403
    assert fresh(running).due_on == DUE


def test_an_officer_of_another_agency_sees_none_of_it(holiday, running, yen_phong):
    other = make.make_user(role="officer", unit=yen_phong)
    assert Recomputing(other).differences == []
    with pytest.raises(DomainError):
        running.recompute(by=other, to=NEW_DUE, reason="Thử")


@pytest.mark.parametrize(("ticked", "reason"), [([], "Vì lịch đổi"), (None, ""), (None, "   ")])
def test_a_tick_and_a_reason_are_needed(holiday, running, officer, ticked, reason):
    response = send(officer, keys(officer) if ticked is None else ticked, reason)
    assert response.context["form"].errors
    assert fresh(running).due_on == DUE


def test_a_calendar_that_changed_meanwhile_is_looked_at_again(holiday, running, officer):
    shown = keys(officer)
    Holiday.objects.create(date=NEW_DUE, name="Nghỉ thêm")
    response = send(officer, shown)
    assert "demands" in response.context["form"].errors
    assert fresh(running).due_on == DUE


def test_forged_ticks_move_nothing(holiday, running, officer):
    for forged in (f"{running.pk}|2030-01-01|", "x", "\0", "0||", f"{running.pk}|{NEW_DUE}|😀"):
        assert send(officer, [forged]).status_code == 200
    assert fresh(running).due_on == DUE


def test_sent_twice_it_moves_once(holiday, running, officer):
    shown = keys(officer)
    send(officer, shown)
    send(officer, shown)
    assert running.deadline_changes.count() == 1


def test_an_extension_in_between_wins(holiday, running, officer):
    running.extend(by=officer, to=date(2018, 7, 2), reason="Đơn vị đề nghị", number="12/UBND-NV")
    with pytest.raises(DomainError):
        fresh(running).recompute(by=officer, to=NEW_DUE, reason="Lịch đổi")


# Where it is asked


def test_the_administrator_is_asked_after_a_day_was_added(running, administrator):
    client = signed_in(administrator)
    typed = {"date": "18/06/2018", "kind": "off", "name": "Nghỉ theo thông báo", "source": ""}
    page = client.post(reverse("admin:core_holiday_add"), typed, follow=True).content.decode()
    assert URL in page


def test_also_while_another_one_is_added(running, administrator):
    client = signed_in(administrator)
    typed = {"date": "18/06/2018", "kind": "off", "name": "Nghỉ", "source": "", "_addanother": "1"}
    assert URL in client.post(reverse("admin:core_holiday_add"), typed, follow=True).content.decode()


def test_after_one_was_changed_or_deleted(holiday, running, administrator, officer):
    send(officer, keys(officer))
    client = signed_in(administrator)
    row = [holiday.pk]
    change, delete = (reverse(f"admin:core_holiday_{act}", args=row) for act in ("change", "delete"))
    typed = {"date": "18/06/2018", "kind": "working", "name": "Đi làm", "source": ""}
    assert URL in client.post(change, typed, follow=True).content.decode()
    assert URL in client.post(delete, {"post": "yes"}, follow=True).content.decode()


def test_not_where_nothing_would_move(running, administrator):
    client = signed_in(administrator)
    typed = {"date": "02/09/2018", "kind": "off", "name": "Quốc khánh", "source": ""}
    assert URL not in client.post(reverse("admin:core_holiday_add"), typed, follow=True).content.decode()


def test_the_list_of_findings_leads_there_later(running, officer, minh):
    assert URL in signed_in(officer).get(reverse("findings:list")).content.decode()
    assert URL not in signed_in(minh).get(reverse("findings:list")).content.decode()


def test_a_day_entered_twice_is_told_what_stands_there(administrator, holiday):
    typed = {"date": "18/06/2018", "kind": "off", "name": "Lại nghỉ", "source": ""}
    response = signed_in(administrator).post(reverse("admin:core_holiday_add"), typed)
    (said,) = response.context["adminform"].form.errors["date"]
    assert "18/06/2018" in said
    assert "Nghỉ theo thông báo mới" in said
    assert Holiday.objects.count() == 1
