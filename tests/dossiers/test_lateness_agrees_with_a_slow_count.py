"""Whatever a dossier looks like, `judge` says what a finger on the calendar says."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.lateness import Period, Rules, judge
from dossiers.records import Record

from .handled import CALENDAR, DAYS
from .slow_lateness import slow_judge

# A short span, so that the days of one dossier meet, cross and fall on Tết.
dates = st.dates(date(2026, 2, 6), date(2026, 3, 6))
maybe = st.none() | dates
periods = st.tuples(dates, dates).map(lambda two: Period(*sorted(two)))
cutoffs = st.sampled_from([None, time(11, 30), time(15)])
rules = st.lists(st.builds(Rules, valid_from=dates, valid_to=maybe, cutoff=cutoffs), max_size=3)
times = st.none() | st.sampled_from([time(9), time(11, 30), time(15), time(15, 0, 1), time(16)])


@st.composite
def dossiers(draw):
    due_on = draw(maybe)
    return Record(
        row=2,
        code="H05.12-260302-0001",
        state=draw(st.integers(1, 10)),
        received_on=draw(dates),
        received_time=draw(times),
        due_on=due_on,
        finished_on=draw(maybe),
        returned_on=draw(maybe),
        supplement_asked_on=draw(maybe),
        supplement_done_on=draw(maybe),
        supplements=draw(st.integers(0, 3)),
        statutory_days=draw(st.integers(0, 12) if due_on is None else st.none() | st.integers(0, 12)),
    )


@settings(max_examples=600)
@given(dossiers(), periods, rules)
def test_judge_and_the_slow_count_agree(facts, period, rules):
    outcome, slow = judge(facts, period, rules, DAYS), slow_judge(facts, period, rules, CALENDAR)
    assert outcome._asdict() == {**vars(slow), "notice": outcome.notice}
