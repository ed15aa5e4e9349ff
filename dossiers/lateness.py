"""When a dossier was due and whether it was late, by rules with dates of validity; no database in here.

Where the sources leave room, this is how they are read: the end and the due date are compared by calendar
date; “after 15:00” is strictly later; supplement time is taken off in working days; what ended after the
period counts as open at its end; a request for a supplement that is still open stops the clock.

`facts` is a `Record`, or anything with its attributes. The small functions here are the steps of `judge`,
which runs a million times for a big extract, and of the explanation on the page, which thus cannot differ.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy

from .notices import Notice, notice_on
from .states import ENDED, NEVER_RECEIVED, DossierState
from .workday_numbers import WorkingDays


class Standing(models.TextChoices):
    """How a dossier stands at the end of the period, in the words of the reports of one-stop offices."""

    EARLY = "early", gettext_lazy("Settled before its day")
    ON_TIME = "on_time", gettext_lazy("Settled on its day")
    LATE = "late", gettext_lazy("Settled late")
    RUNNING = "running", gettext_lazy("Open within time")
    OVERDUE = "overdue", gettext_lazy("Open and overdue")
    NOT_COUNTED = "not_counted", gettext_lazy("Not counted")


SETTLED = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.LATE})
ALL_LATE = frozenset({Standing.LATE, Standing.OVERDUE})


class Period(NamedTuple):
    """The first and the last day that an extract speaks of, both included."""

    start: date
    end: date


class Rules(NamedTuple):
    """What held for dossiers received from one day to another; `basis` is the law in words."""

    valid_from: date
    valid_to: date | None = None
    cutoff: time | None = time(15)
    basis: str = ""


class Outcome(NamedTuple):
    """What `judge` finds; the days are None where the dossier is not counted."""

    standing: Standing
    counted_from: date | None = None  # the day of receipt, itself not counted in the term
    due_on: date | None = None  # with the supplement time already taken off
    ended_on: date | None = None  # None while open at the end of the period
    late_days: int = 0  # working days; 0 for a late one where only days off lie between
    supplement_days: int = 0  # working days taken off
    notice: str = ""  # a Notice


def judge(facts, period: Period, rules: Sequence[Rules], days: WorkingDays) -> Outcome:
    """How a dossier stands at the end of `period`; ValueError if it has neither a due date nor a term."""
    if facts.state in NEVER_RECEIVED:
        return _NEVER_RECEIVED
    if facts.received_on > period.end:
        return _RECEIVED_AFTER
    ended_on = end_date(facts)
    if ended_on is not None:
        if ended_on < period.start:
            return _ENDED_BEFORE
        if ended_on > period.end:
            ended_on = None
    rule = rule_in_force(rules, facts.received_on)
    counted_from = day_of_receipt(facts, rule, days)
    moment = ended_on or moment_while_open(facts, period)
    supplement_days = supplement_time(facts, moment, days)
    due_on = due_day(facts, counted_from, supplement_days, days)
    standing = compare(moment, due_on, ended_on is not None)
    late_days = days.between(due_on, moment) if moment > due_on else 0
    notice = notice_on(facts, ended_on, rule)
    return Outcome(standing, counted_from, due_on, ended_on, late_days, supplement_days, notice)


_NEVER_RECEIVED = Outcome(Standing.NOT_COUNTED)
_RECEIVED_AFTER = Outcome(Standing.NOT_COUNTED, notice=Notice.RECEIVED_AFTER_PERIOD)
_ENDED_BEFORE = Outcome(Standing.NOT_COUNTED, notice=Notice.ENDED_BEFORE_PERIOD)
_EARLY, _ON_TIME, _LATE = Standing.EARLY, Standing.ON_TIME, Standing.LATE
_RUNNING, _OVERDUE = Standing.RUNNING, Standing.OVERDUE
_SUPPLEMENT = DossierState.SUPPLEMENT


def rule_in_force(rules: Sequence[Rules], day: date) -> Rules | None:
    """The rule that holds for a dossier received on `day`: the first of `rules` that is valid then."""
    for rule in rules:
        if rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to):
            return rule
    return None


def came_after_cutoff(facts, rule: Rules | None) -> bool:
    """Strictly later than the rule's time of day; never where the file or the rule gives none."""
    if rule is None or rule.cutoff is None or facts.received_time is None:
        return False
    return facts.received_time > rule.cutoff


def day_of_receipt(facts, rule: Rules | None, days: WorkingDays) -> date:
    """The day that the term runs from; after the cutoff, as on a day off, it is the next working day.

    Nghị định 118/2025/NĐ-CP, article 18.2; the day itself is not counted (Civil Code 2015, article 147).
    """
    if came_after_cutoff(facts, rule):
        return days.add(facts.received_on, 1)
    return days.next_working_day(facts.received_on)


def end_date(facts) -> date | None:
    """The day on which it ended: when it was done, else when the result was returned; None while open."""
    if facts.state not in ENDED:
        return None
    return facts.finished_on or facts.returned_on


def moment_while_open(facts, period: Period) -> date:
    """What the due date of an open dossier is held against: the period's end, or the open request.

    Quyết định 766/QĐ-TTg, rule 2.1: while a supplement is asked for, the moment of the request counts.
    A supplement handed in after the period was still asked for at its end.
    """
    asked_on, done_on = facts.supplement_asked_on, facts.supplement_done_on
    if asked_on is None or asked_on > period.end:
        return period.end
    if done_on is None or done_on < asked_on:
        return asked_on if facts.state == _SUPPLEMENT else period.end
    return asked_on if done_on > period.end else period.end


def supplement_time(facts, moment: date, days: WorkingDays) -> int:
    """Working days from the request to the supplement, as far as they lie within the handling."""
    asked_on, done_on = facts.supplement_asked_on, facts.supplement_done_on
    if asked_on is None or done_on is None or done_on < asked_on:
        return 0
    start, stop = max(asked_on, facts.received_on), min(done_on, moment)
    return days.between(start, stop) if start < stop else 0


def due_day(facts, counted_from: date, supplement_days: int, days: WorkingDays) -> date:
    """The date appointed, else the end of the time by law; both later by the supplement time.

    A product that has already moved the appointed date cannot be told from one that has not: the date is
    always read as the first one appointed, which the page says. Without supplement time it is never moved,
    not even off a day off.
    """
    due_on = facts.due_on
    if due_on is None:
        if facts.statutory_days is None:
            raise ValueError("a dossier needs a due date or the time by law")
        return days.add(counted_from, facts.statutory_days + supplement_days)
    return days.add(due_on, supplement_days) if supplement_days else due_on


def compare(moment: date, due_on: date, ended: bool) -> Standing:
    """By calendar date."""
    if not ended:
        return _RUNNING if moment <= due_on else _OVERDUE
    if moment == due_on:
        return _ON_TIME
    return _EARLY if moment < due_on else _LATE
