"""What is odd about a dossier, said beside it: the person who reads may find the mistake in the software."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy

from .states import ENDED, DossierState

_SUPPLEMENT = DossierState.SUPPLEMENT


class Notice(models.TextChoices):
    """What is odd about a dossier without keeping it from being judged; the weightiest stands first."""

    RECEIVED_AFTER_PERIOD = "received_after", gettext_lazy("Received after the end of the period")
    ENDED_BEFORE_PERIOD = "ended_before", gettext_lazy("Ended before the start of the period")
    ENDED_WITHOUT_DATE = (
        "no_end_date",
        gettext_lazy("Ended by its state, but without a date; so it is open"),
    )
    OPEN_WITH_END_DATE = "open_with_end", gettext_lazy("Open by its state, but with an end date; stays open")
    DUE_BEFORE_RECEPTION = "due_before_reception", gettext_lazy("Due before the day of reception")
    REQUEST_WITHOUT_DATE = "no_request_date", gettext_lazy("A supplement is asked for, but without a date")
    SUPPLEMENT_BACKWARDS = (
        "supplement_backwards",
        gettext_lazy("Supplement handed in before it was asked for; no time taken off for it"),
    )
    SUPPLEMENT_OUTSIDE = (
        "supplement_outside",
        gettext_lazy("Supplement time before reception or after the end; only the rest is taken off"),
    )
    NO_RULE = "no_rule", gettext_lazy("No rule held on the day of reception; its time of day not looked at")


def notice_on(facts, ended_on: date | None, rule) -> str:
    """The weightiest of what is odd about a dossier that is counted, or "".

    `ended_on` is its end within the period, `rule` what held on the day of its reception.
    """
    has_end = facts.finished_on is not None or facts.returned_on is not None
    if has_end != (facts.state in ENDED):
        return Notice.OPEN_WITH_END_DATE if has_end else Notice.ENDED_WITHOUT_DATE
    if facts.due_on is not None and facts.due_on < facts.received_on:
        return Notice.DUE_BEFORE_RECEPTION
    if facts.supplement_asked_on is not None:
        notice = _notice_on_supplement(facts, ended_on)
        if notice:
            return notice
    elif facts.state == _SUPPLEMENT:
        return Notice.REQUEST_WITHOUT_DATE
    return "" if rule is not None else Notice.NO_RULE


def _notice_on_supplement(facts, ended_on: date | None) -> str:
    asked_on, done_on = facts.supplement_asked_on, facts.supplement_done_on
    if done_on is None:
        return ""
    if done_on < asked_on:
        return Notice.SUPPLEMENT_BACKWARDS
    outside = asked_on < facts.received_on or (ended_on is not None and done_on > ended_on)
    return Notice.SUPPLEMENT_OUTSIDE if outside else ""
