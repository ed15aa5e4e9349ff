"""What units of the demonstration said of the findings before the conclusion, and what the team answered."""

from django.utils import timezone

from findings.models import Consultation, Finding, UnitComment
from inspections.models import Visit

from .clock import Clock, moment
from .schedule import Cast


def consult(visit: Visit, words: dict, cast: Cast, clock: Clock) -> None:
    """Ask the unit of a signed visit; take its letter, entered by the clerk, and answer what is answered."""
    asked = moment(clock.day(words["asked"]), 9)
    consultation = Consultation.open(visit, by=cast["chuyenvien"], due_on=timezone.localdate())
    consultation.asked_at, consultation.due_on = asked, clock.day(words["due"])
    consultation.save(update_fields=["asked_at", "due_on"])
    said = {_finding(visit, each): each for each in words.get("comment", [])}
    if not said:
        return
    day = clock.day(words["replied"])
    texts = {finding: each["text"] for finding, each in said.items()}
    consultation.reply(by=cast["vanthu"], texts=texts, number=words["number"], letter_date=day)
    Consultation.objects.filter(pk=consultation.pk).update(replied_at=moment(day, 15))
    consultation.comments.update(at=moment(day, 15))
    for finding, each in said.items():
        if "answer" in each:
            _answer(finding.comment, each, visit, clock)


def _finding(visit: Visit, words: dict) -> Finding:
    return Finding.objects.select_related("visit__round__plan", "visit__team").get(
        visit=visit, title=words["title"]
    )


def _answer(comment: UnitComment, words: dict, visit: Visit, clock: Clock) -> None:
    comment.respond(by=visit.team.head, answer=words["answer"])
    at = moment(clock.day(words["answered"]), 10)
    UnitComment.objects.filter(pk=comment.pk).update(answered_at=at)
