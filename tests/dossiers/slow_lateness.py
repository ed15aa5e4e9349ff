"""Lateness counted with a finger on the calendar, day after day, to hold the fast arithmetic against."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass
class Judged:
    standing: str
    counted_from: date | None = None
    due_on: date | None = None
    ended_on: date | None = None
    late_days: int = 0
    supplement_days: int = 0


def worked_days(calendar, after, until):
    """Ticks off the days after `after`, with `until`, that offices work on."""
    ticks, day = 0, after
    while day < until:
        day += ONE_DAY
        ticks += calendar.is_working_day(day)
    return ticks


def walk_on(calendar, day, n):
    while n:
        day += ONE_DAY
        n -= calendar.is_working_day(day)
    return day


def receipt(facts, rules, calendar):
    held = [r for r in rules if facts.received_on >= r.valid_from]
    held = [r for r in held if r.valid_to is None or facts.received_on <= r.valid_to]
    cutoff = held[0].cutoff if held else None
    on_a_day_off = not calendar.is_working_day(facts.received_on)
    too_late = bool(cutoff and facts.received_time and facts.received_time > cutoff)
    return walk_on(calendar, facts.received_on, 1) if on_a_day_off or too_late else facts.received_on


def waited(facts, moment, calendar):
    """Ticks off the days on which the office waited for papers while it had the dossier."""
    asked, done = facts.supplement_asked_on, facts.supplement_done_on
    if not asked or not done:
        return 0
    ticks, day = 0, facts.received_on
    while day < moment:
        day += ONE_DAY
        ticks += asked < day <= done and calendar.is_working_day(day)
    return ticks


def moment_of_open(facts, period):
    asked, done = facts.supplement_asked_on, facts.supplement_done_on
    if not asked or asked > period.end:
        return period.end
    answered = done is not None and done >= asked
    if answered and done > period.end:
        return asked
    return asked if facts.state == 5 and not answered else period.end


def slow_judge(facts, period, rules, calendar):
    """The same as `judge`, without the notice."""
    end = (facts.finished_on or facts.returned_on) if facts.state in (7, 8, 9, 10) else None
    if facts.state in (1, 3) or facts.received_on > period.end or (end and end < period.start):
        return Judged("not_counted")
    if end and end > period.end:
        end = None
    moment = end or moment_of_open(facts, period)
    counted_from = receipt(facts, rules, calendar)
    supplement = waited(facts, moment, calendar)
    due = facts.due_on or walk_on(calendar, counted_from, facts.statutory_days)
    due = walk_on(calendar, due, supplement)
    late = worked_days(calendar, due, moment)
    if end:
        standing = "early" if end < due else "late" if end > due else "on_time"
    else:
        standing = "overdue" if due < moment else "running"
    return Judged(standing, counted_from, due, end, late, supplement)
