"""What units reported on the demands of the demonstration, and what the office made of it."""

from findings.models import Demand, Submission, SubmissionItem
from inspections.models import Visit
from units.models import User

from .clock import Clock, backdate, moment
from .register import find_unit
from .schedule import Cast


def remedy(demand: Demand, words: dict, cast: Cast, clock: Clock, visits: dict[str, Visit]) -> None:
    """Send plans and reports in turn and judge them; extend, propose, close, or hand it to a successor.

    `visits` are those of the round, of which a re-inspection may have seen that a report is true.
    """
    for kind in ("plan", "report") if demand.plan_due_on else ("report",):
        for paper in words.get(kind, []):
            _send(demand, kind, paper, cast, clock)
            if paper["decision"]:
                _judge(demand, paper, cast["chuyenvien"], clock, visits.get(paper.get("reinspection", "")))
    if "extension" in words:
        _extend(demand, words["extension"], cast["chuyenvien"], clock)
    if "proposal" in words:
        _propose(demand, words["proposal"], cast["lanhdao"], clock)
    if words.get("closed"):
        demand.close(by=cast["chuyenvien"])
        backdate(demand, moment(clock.day(words["report"][-1]["decided"]), 16))
    if "hand_over_to" in words:
        heir = find_unit(words["hand_over_to"], clock.today)
        demand.hand_over(by=cast["lanhdao"], unit=heir, note=words["hand_over_note"])


def _send(demand: Demand, kind: str, words: dict, cast: Cast, clock: Clock) -> None:
    """A unit whose officer has an account sends by itself; for the others the clerk enters the letter."""
    day = clock.day(words["sent"])
    Submission.send(
        demand.finding.conclusion,
        by=_sender(demand, cast),
        kind=kind,
        texts={demand: words["text"]},
        number=words["number"],
        letter_date=day,
        at=moment(day, 14),
    )
    backdate(demand, moment(day, 14))


def _sender(demand: Demand, cast: Cast) -> User:
    own = (user for user in cast.values() if user.is_unit_officer and demand.unit_id in user.unit_ids)
    return next(own, cast["vanthu"])


def _judge(demand: Demand, words: dict, officer: User, clock: Clock, reinspection: Visit | None) -> None:
    item = demand.last_item
    item.demand = demand
    if words["decision"] == "accept":
        item.accept(by=officer, note=words["note"], reinspection=reinspection)
    else:
        item.send_back(by=officer, note=words["note"])
    at = moment(clock.day(words["decided"]), 10)
    SubmissionItem.objects.filter(pk=item.pk).update(decided_at=at)
    backdate(demand, at)


def _extend(demand: Demand, words: dict, officer: User, clock: Clock) -> None:
    day = clock.day(words["on"])
    demand.extend(
        by=officer,
        to=clock.day(words["to"]),
        reason=words["reason"],
        number=words["number"],
        letter_date=day,
    )
    demand.deadline_changes.update(at=moment(day, 10))


def _propose(demand: Demand, words: dict, leader: User, clock: Clock) -> None:
    """Hand what the unit cannot put right alone to the body that can."""
    day = clock.day(words["date"])
    said = {name: words[name] for name in ("addressee", "number", "text")}
    proposal = demand.propose_handling(by=leader, date=day, **said)
    type(proposal).objects.filter(pk=proposal.pk).update(at=moment(day, 15))
