"""What a page is told of answers that changed while it is open."""

from collections import defaultdict

from django.template.loader import render_to_string

from core import formats
from inspections.models.answers import AnswerParts, FieldChange

from .forms import shown


def tell_answers(answers: list[AnswerParts], contested: list[FieldChange], context: dict) -> list[dict]:
    """Each answer as the page writes it, with the values that clash beside it as a fragment.

    `contested` are all the unsettled changes of these answers, `context` what that fragment wants to know.
    """
    beside = defaultdict(list)
    for change in contested:
        beside[change.answer_id].append(change)
    return [_told(answer, beside[answer.pk], context) for answer in answers]


def unsettled(answers: list[AnswerParts]) -> list[FieldChange]:
    """The changes of these answers between which nobody has chosen yet; one query, none without answers."""
    if not answers:
        return []
    changes = answers[0].changes.model.objects.filter(answer__in=answers, contested=True)
    return list(changes.select_related("answer", "old_by", "by"))


def _told(answer, changes, context) -> dict:
    fragment = context | {"changes": changes}
    return {
        "criterion": answer.criterion_id,
        "version": answer.version,
        "values": shown(answer),
        "share": "" if answer.percent is None else formats.percent(answer.percent),
        "by": answer.changed_by.get_short_name() if answer.changed_by else "",
        "at": formats.clock(answer.changed_at) if answer.changed_at else "",
        "complete": answer.complete,
        "contested": len(changes),
        "beside": render_to_string("field/_contested.html", fragment) if changes else "",
    }
