"""What a page is told of answers that changed while it is open."""

from collections import defaultdict

from django.template.loader import render_to_string

from core import formats
from inspections.models import AnswerChange
from inspections.models.answers import AnswerParts

from .forms import shown


def tell_answers(visit, answers: list[AnswerParts], *, may_answer, contested=None) -> list[dict]:
    """Each answer as the page writes it, with the values that clash beside it as a fragment.

    `contested` are all the unsettled changes of these answers, when they were read already; one query else.
    """
    if contested is None:
        contested = unsettled(answers)
    beside = defaultdict(list)
    for change in contested:
        beside[change.answer_id].append(change)
    return [_told(visit, answer, beside[answer.pk], may_answer) for answer in answers]


def unsettled(answers) -> list[AnswerChange]:
    """The changes of these answers between which nobody has chosen yet."""
    changes = AnswerChange.objects.filter(answer__in=answers, contested=True)
    return list(changes.select_related("answer", "old_by", "by"))


def _told(visit, answer, changes, may_answer) -> dict:
    context = {"visit": visit, "changes": changes, "may_answer": may_answer}
    return {
        "criterion": answer.criterion_id,
        "version": answer.version,
        "values": shown(answer),
        "share": "" if answer.percent is None else formats.percent(answer.percent),
        "by": answer.changed_by.get_short_name() if answer.changed_by else "",
        "at": formats.clock(answer.changed_at) if answer.changed_at else "",
        "complete": answer.complete,
        "contested": len(changes),
        "beside": render_to_string("field/_contested.html", context) if changes else "",
    }
