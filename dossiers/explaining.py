"""The arithmetic of one dossier step by step, for whoever doubts it: what was looked at and what came out.

Every day and number here is read from the outcome of `judge`, or comes from the function that judge calls.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import clock, day

from .lateness import (
    Outcome,
    Period,
    Rules,
    Standing,
    came_after_cutoff,
    due_day,
    end_date,
    judge,
    moment_while_open,
    rule_in_force,
)
from .notices import Notice
from .rates import FORMULAS, count_one
from .states import ENDED, NEVER_RECEIVED, DossierState
from .workday_numbers import WorkingDays


class Step(NamedTuple):
    title: str
    computed: str
    result: str


def steps(facts, period: Period, rules: Sequence[Rules], days: WorkingDays) -> list[Step]:
    """How `judge` comes to its outcome; ValueError where judge gives one."""
    outcome = judge(facts, period, rules, days)
    if outcome.standing == Standing.NOT_COUNTED:
        return [_not_counted(facts, period, outcome), *_in_the_rates(facts, outcome)]
    rule = rule_in_force(rules, facts.received_on)
    moment = outcome.ended_on or moment_while_open(facts, period)
    found = [
        _rule(facts, rule),
        _receipt(facts, rule, outcome, days),
        _due(facts, outcome, days),
        _end(facts, period, outcome, moment),
        _supplement(facts, outcome, moment, days),
        _standing(outcome, moment, days),
    ]
    return [step for step in found if step] + _in_the_rates(facts, outcome)


def _not_counted(facts, period, outcome) -> Step:
    if facts.state in NEVER_RECEIVED:
        why = _("State “%s”: the office never took it in.") % DossierState(facts.state).label
    elif outcome.notice == Notice.RECEIVED_AFTER_PERIOD:
        days = {"day": day(facts.received_on), "end": day(period.end)}
        why = _("Received on %(day)s, after the period ended on %(end)s.") % days
    else:
        days = {"day": day(end_date(facts)), "start": day(period.start)}
        why = _("Ended on %(day)s, before the period began on %(start)s.") % days
    return Step(_("Standing"), why, str(outcome.standing.label))


def _rule(facts, rule: Rules | None) -> Step:
    title = _("Rule on the day of reception")
    if rule is None:
        computed = _("No rule is entered that held on %s.") % day(facts.received_on)
        return Step(title, computed, _("the time of day is not looked at"))
    held = {"start": day(rule.valid_from), "end": day(rule.valid_to)}
    until = _("holds from %(start)s to %(end)s") if rule.valid_to else _("holds from %(start)s")
    computed = "; ".join(filter(None, [rule.basis, until % held]))
    if rule.cutoff is None:
        return Step(title, computed, _("the time of day is not looked at"))
    result = _("received after %s counts as received on the next working day") % clock(rule.cutoff)
    return Step(title, computed, result)


def _receipt(facts, rule, outcome, days) -> Step:
    computed = _why_that_day(facts, rule, days) + " " + _("The day of receipt itself is not counted.")
    return Step(_("Day of receipt"), computed, day(outcome.counted_from))


def _why_that_day(facts, rule, days) -> str:
    received = {"day": day(facts.received_on), "time": _to_the_second(facts.received_time)}
    if not days.is_working_day(facts.received_on):
        return _("Received on %(day)s, a day off, so the next working day counts.") % received
    if came_after_cutoff(facts, rule):
        received |= {"cutoff": clock(rule.cutoff)}
        return _("Received on %(day)s at %(time)s, later than %(cutoff)s: the next working day.") % received
    if facts.received_time is None:
        return _("Received on %(day)s; the file gives no time of day.") % received
    return _("Received on %(day)s at %(time)s.") % received


def _to_the_second(time) -> str:
    """Seconds are written only where there are some: one of them makes 15:00 late."""
    return f"{time:%H:%M:%S}" if time and time.second else clock(time)


def _due(facts, outcome, days) -> Step:
    """Before supplement time is taken off."""
    due_on = due_day(facts, outcome.counted_from, 0, days)
    if facts.due_on is None:
        computed = _("The file appoints no date. By the time of law: %s") % days.calendar.explain(
            outcome.counted_from, facts.statutory_days, working=True
        )
    else:
        computed = _("As appointed in the software, read as the date appointed first.")
    if facts.due_on and facts.due_on < facts.received_on:
        computed = f"{computed} {Notice.DUE_BEFORE_RECEPTION.label}."
    return Step(_("Due date"), computed, day(due_on))


def _end(facts, period, outcome, moment) -> Step:
    return Step(_("Moment compared"), _where_the_moment_is_from(facts, period, outcome, moment), day(moment))


def _where_the_moment_is_from(facts, period, outcome, moment) -> str:
    if outcome.ended_on:
        return (
            _("Day on which it was finished.") if facts.finished_on else _("Day of the return of the result.")
        )
    open_at_end = _why_open(facts)
    if moment != period.end:
        return open_at_end + " " + _("A supplement was still asked for, so the day of the request counts.")
    return open_at_end + " " + _("It is held against the end of the period.")


def _why_open(facts) -> str:
    ended_on = end_date(facts)
    if ended_on:
        return _("Ended on %s, after the period, so it was open at its end.") % day(ended_on)
    if facts.state in ENDED:
        return f"{Notice.ENDED_WITHOUT_DATE.label}."
    why = _("State “%s”: open.") % DossierState(facts.state).label
    if facts.finished_on or facts.returned_on:
        why += f" {Notice.OPEN_WITH_END_DATE.label}."
    if facts.state == DossierState.SUPPLEMENT and not facts.supplement_asked_on:
        why += f" {Notice.REQUEST_WITHOUT_DATE.label}."
    return why


def _supplement(facts, outcome, moment, days) -> Step | None:
    asked_on, done_on = facts.supplement_asked_on, facts.supplement_done_on
    if asked_on is None and done_on is None:
        return None
    said = [
        _("Asked for on %s") % day(asked_on) if asked_on else _("No day of the request is given"),
        _("handed in on %s") % day(done_on) if done_on else _("no day of handing in is given"),
    ]
    if outcome.supplement_days:
        said += _taken_off(max(asked_on, facts.received_on), min(done_on, moment), days)
        n = outcome.supplement_days
        result = ngettext(
            "%(n)s working day later: due on %(day)s", "%(n)s working days later: due on %(day)s", n
        )
        result %= {"n": n, "day": day(outcome.due_on)}
    else:
        said += _why_nothing(asked_on, done_on)
        result = _("nothing taken off: due on %s") % day(outcome.due_on)
    return Step(_("Supplement time"), "; ".join(said) + ".", result)


def _taken_off(start, stop, days) -> list[str]:
    taken = _("taken off after %(start)s up to %(stop)s") % {"start": day(start), "stop": day(stop)}
    return [taken, *days.calendar.days_off_in_words(start, stop)]


def _why_nothing(asked_on, done_on) -> list[str]:
    if asked_on is None or done_on is None:
        return []
    if done_on < asked_on:
        return [_("handed in before it was asked for")]
    return [_("no working day of it lies within the handling up to the moment compared")]


def _standing(outcome: Outcome, moment: date, days) -> Step:
    compared = {"moment": day(moment), "due": day(outcome.due_on)}
    if moment == outcome.due_on:
        computed = _("%(moment)s is the due date.") % compared
    elif moment < outcome.due_on:
        computed = _("%(moment)s is before %(due)s.") % compared
    else:
        computed = _("%(moment)s is after %(due)s.") % compared + " " + _late_days(outcome, moment, days)
    return Step(_("Standing"), computed, str(outcome.standing.label))


def _late_days(outcome, moment, days) -> str:
    if not outcome.late_days:
        return _("Only days off lie between: late by the calendar, by no working day.")
    n = outcome.late_days
    late = capfirst(ngettext("%(n)s working day late", "%(n)s working days late", n) % {"n": n})
    return "; ".join([late, *days.calendar.days_off_in_words(outcome.due_on, moment)]) + "."


def _in_the_rates(facts, outcome) -> list[Step]:
    counts = count_one(outcome.standing, facts.state, facts.supplements)
    return [
        Step(str(formula.name), _weighed(formula, facts, counts), _weight(*formula.share(counts)))
        for formula in FORMULAS
    ]


def _weighed(formula, facts, counts) -> str:
    if not counts.asked_again_in_time:
        return str(formula.reading)
    return f"{formula.reading}. " + _("Requests for papers: %s.") % facts.supplements


def _weight(in_time: int, whole: int) -> str:
    if not whole:
        return _("not part of this rate")
    return _("counts as in time") if in_time else _("counts as late")
