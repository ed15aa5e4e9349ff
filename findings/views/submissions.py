"""Pages of what a unit sent, plan or report: reading it beside the turn before, accepting and returning."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.acts import note_of, perform_keeping
from core.errors import DomainError
from core.files import serve
from core.permissions import Verdict
from inspections.models import Evidence, Visit
from inspections.permissions import can_see_answers

from .. import permissions
from ..models import Submission, SubmissionFile, SubmissionItem


def visible_submission(user, pk) -> Submission:
    """The paper with its unit and conclusion; 404 when `user` may not see it."""
    submissions = Submission.objects.visible_to(user).select_related(
        "conclusion__round__plan", "unit", "sent_by"
    )
    return get_object_or_404(submissions, pk=pk)


@dataclass(frozen=True)
class Row:
    """What a paper says about one demand, with all that the judge holds against it."""

    item: SubmissionItem
    before: SubmissionItem | None
    photos: list[Evidence]
    reinspections: list[Visit]
    may_judge: Verdict | bool


def submission_page(request, pk):
    """One plan or report: what it says about each demand, beside what was said in the turn before."""
    submission = visible_submission(request.user, pk)
    rows = _rows(submission, request.user)
    context = {
        "submission": submission,
        "rows": rows,
        "files": submission.files.filter(item=None),
        "to_judge": [row for row in rows if row.may_judge],
    }
    return render(request, "findings/submission.html", context)


def _rows(submission, user) -> list[Row]:
    """A row per demand in the order of the findings; the queries do not grow with them."""
    items = list(_items(submission))
    before = _before(submission, items)
    again = {}
    for visit in Visit.objects.visible_to(user).filter(
        reinspects__in={item.demand.finding.visit_id for item in items}
    ):
        again.setdefault(visit.reinspects_id, []).append(visit)
    return [
        Row(
            item,
            before.get(item.demand_id),
            _photos(item.demand.finding, user),
            [visit for visit in again.get(item.demand.finding.visit_id, []) if visit.state != "planned"],
            item.is_to_judge and permissions.can_judge(user, item.demand),
        )
        for item in items
    ]


def _items(submission):
    items = submission.items.select_related(
        "demand__finding__visit__round__plan",
        "demand__finding__visit__team",
        "demand__finding__conclusion",
        "demand__unit",
        "decided_by",
        "reinspection",
    ).prefetch_related("files", "demand__finding__photos")
    for item in items.order_by("demand__finding__number"):
        item.submission = submission
        item.demand.last_item = item  # whoever may judge is asked about this paper
        yield item


def _before(submission, items) -> dict[int, SubmissionItem]:
    """By demand what was said in the turn before; one query."""
    demands = {item.demand_id: item.turn - 1 for item in items}
    rows = SubmissionItem.objects.filter(demand__in=demands, submission__kind=submission.kind)
    rows = rows.select_related("submission", "decided_by")
    return {row.demand_id: row for row in rows if row.turn == demands[row.demand_id]}


def _photos(finding, user) -> list[Evidence]:
    """What the shortcoming looked like, for who may read the answers of the visit."""
    return list(finding.photos.all()) if can_see_answers(user, finding.visit) else []


# The acts


def visible_item(user, pk, item_pk) -> SubmissionItem:
    submission = visible_submission(user, pk)
    items = submission.items.select_related("demand__finding__visit__round__plan", "demand__unit")
    item = get_object_or_404(items, pk=item_pk)
    item.submission = submission
    return item


def _reinspection(request, item) -> Visit | None:
    """The later visit that the judge names as what showed it; the verb checks that it is one."""
    pk = request.POST.get("reinspection", "")
    return item.reinspections().filter(pk=pk).first() if pk.isdecimal() and len(pk) < 18 else None


@require_POST
def accept(request, pk, item_pk):
    item = visible_item(request.user, pk, item_pk)
    done = _("The plan is accepted.") if item.submission.is_plan else _("The remediation is accepted.")
    words = {"note": note_of(request), "reinspection": _reinspection(request, item)}
    return perform_keeping(request, item.accept, done, then=item.submission, **words)


@require_POST
def send_back(request, pk, item_pk):
    item = visible_item(request.user, pk, item_pk)
    done = _("It is returned to the unit.")
    return perform_keeping(request, item.send_back, done, then=item.submission, note=note_of(request))


@require_POST
def accept_all(request, pk):
    """Accept what still waits in the paper, each demand by itself; a refusal is told with its reason."""
    submission = visible_submission(request.user, pk)
    accepted = 0
    for item in _items(submission):
        if item.is_to_judge:
            try:
                item.accept(by=request.user)
                accepted += 1
            except DomainError as error:
                messages.error(request, f"{item.demand.finding.number}: {error}")
    if accepted:
        words = ngettext("%d demand is accepted.", "%d demands are accepted.", accepted)
        messages.success(request, words % accepted)
    return redirect(submission)


def submission_file(request, pk):
    submissions = Submission.objects.visible_to(request.user)
    return serve(get_object_or_404(SubmissionFile, pk=pk, submission__in=submissions))
