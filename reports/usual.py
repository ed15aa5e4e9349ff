"""What a new paper says before anybody words it: whose it is, its subject and its date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from findings.models import Conclusion

from .chain import Kind

WHAT = "kiểm tra công tác cải cách hành chính"


@dataclass(frozen=True)
class Usual:
    """How a kind begins, each from the thing that the paper is about (see chain.ABOUT)."""

    plan: Callable[[Any], Any]
    subject: Callable[[Any], str]
    dated: Callable[[Any], date] = lambda thing: timezone.localdate()


def _round_report_date(round_) -> date:
    """The day from which the report can be written: the last conclusion's, at least the end of the round."""
    last = Conclusion.objects.filter(round=round_).aggregate(last=Max("date"))["last"] or round_.period_end
    return min(max(last, round_.period_end), timezone.localdate())


def _named(round_) -> str:
    """What the round is called inside a sentence; one that is named otherwise by what every round does."""
    name = round_.name
    if name.casefold().startswith(("kiểm tra", "đợt kiểm tra")):
        return name[0].lower() + name[1:]
    return f"{WHAT} năm {round_.plan.year}"


def conclusion_subject(round_, visits) -> str:
    """The one body that a conclusion speaks of; of several, what was inspected."""
    if len(visits) == 1:
        return f"Kết luận {WHAT} tại {visits[0].body_name}"
    return USUAL[Kind.CONCLUSION].subject(round_)


def _without_kind(title: str, kind: str) -> str:
    """The title of a plan without the word that stands above it on the paper."""
    return title[len(kind) :].strip() if title.casefold().startswith(kind.casefold()) else title


USUAL = {
    Kind.PLAN: Usual(lambda plan: plan, lambda plan: _upper_first(_without_kind(plan.title, "Kế hoạch"))),
    Kind.TEAM_DECISION: Usual(
        lambda team: team.round.plan,
        lambda team: f"Về việc thành lập {team.name} {_named(team.round).removeprefix('đợt ')}",
    ),
    Kind.OUTLINE: Usual(
        lambda round_: round_.plan, lambda round_: f"Báo cáo và chuẩn bị tài liệu phục vụ {_named(round_)}"
    ),
    Kind.SCHEDULE_NOTICE: Usual(lambda round_: round_.plan, lambda round_: f"Lịch {_named(round_)}"),
    Kind.MINUTES: Usual(
        lambda visit: visit.round.plan,
        lambda visit: f"{_upper_first(WHAT)} tại {visit.body_name}",
        lambda visit: visit.date,
    ),
    Kind.CONCLUSION: Usual(lambda round_: round_.plan, lambda round_: f"Kết luận {_named(round_)}"),
    Kind.ROUND_REPORT: Usual(
        lambda round_: round_.plan, lambda round_: f"Kết quả {_named(round_)}", _round_report_date
    ),
    Kind.YEARLY_REPORT: Usual(lambda plan: plan, lambda plan: f"Tổng hợp kết quả {WHAT} năm {plan.year}"),
}


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
