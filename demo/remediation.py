"""What units reported on the demands of the demonstration, and what the office made of it."""

from findings.models import Demand, Submission, SubmissionItem
from units.models import User

from .clock import Clock, backdate, moment
from .register import find_unit
from .schedule import Cast


def remedy(demand: Demand, words: dict, cast: Cast, clock: Clock) -> None:
    """Send the reports in turn and judge them; then close the demand or hand it to a successor."""
    for report in words.get("report", []):
        _report(demand, report, cast, clock)
        if report["decision"]:
            _judge(demand, report, cast["chuyenvien"], clock)
    if words.get("closed"):
        demand.close(by=cast["chuyenvien"])
        backdate(demand, moment(clock.day(words["report"][-1]["decided"]), 16))
    if "hand_over_to" in words:
        heir = find_unit(words["hand_over_to"], clock.today)
        demand.hand_over(by=cast["lanhdao"], unit=heir, note=words["hand_over_note"])


def _report(demand: Demand, words: dict, cast: Cast, clock: Clock) -> None:
    """A unit whose officer has an account sends by itself; for the others the clerk enters the letter."""
    day = clock.day(words["sent"])
    Submission.send(
        demand.finding.conclusion,
        by=_sender(demand, cast),
        kind=Submission.Kind.REPORT,
        texts={demand: words["text"]},
        number=words["number"],
        letter_date=day,
        at=moment(day, 14),
    )
    backdate(demand, moment(day, 14))


def _sender(demand: Demand, cast: Cast) -> User:
    own = (user for user in cast.values() if user.is_unit_officer and demand.unit_id in user.unit_ids)
    return next(own, cast["vanthu"])


def _judge(demand: Demand, words: dict, officer: User, clock: Clock) -> None:
    item = demand.last_item
    item.demand = demand
    judge = {"accept": item.accept, "return": item.send_back}[words["decision"]]
    judge(by=officer, note=words["note"])
    at = moment(clock.day(words["decided"]), 10)
    SubmissionItem.objects.filter(pk=item.pk).update(decided_at=at)
    backdate(demand, at)
