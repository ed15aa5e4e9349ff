"""Pages of what a unit sent, plan or report: reading it beside the turn before, accepting and returning."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import note_of, perform
from core.files import serve

from .. import permissions
from ..models import Submission, SubmissionFile, SubmissionItem


def visible_submission(user, pk) -> Submission:
    """The paper with its unit and conclusion; 404 when `user` may not see it."""
    submissions = Submission.objects.visible_to(user).select_related(
        "conclusion__round__plan", "unit", "sent_by"
    )
    return get_object_or_404(submissions, pk=pk)


def submission_page(request, pk):
    """One plan or report: what it says about each demand, beside what was said in the turn before."""
    submission = visible_submission(request.user, pk)
    items = submission.items.select_related(
        "demand__finding__visit__round__plan", "demand__unit", "decided_by"
    ).prefetch_related("files")
    rows = []
    for item in items:
        item.submission = submission
        may_judge = item.is_to_judge and permissions.can_judge(request.user, item.demand)
        rows.append((item, may_judge))
    context = {
        "submission": submission,
        "rows": rows,
        "files": submission.files.filter(item=None),
    }
    return render(request, "findings/submission.html", context)


def visible_item(user, pk, item_pk) -> SubmissionItem:
    submission = visible_submission(user, pk)
    items = submission.items.select_related("demand__finding__visit__round__plan", "demand__unit")
    item = get_object_or_404(items, pk=item_pk)
    item.submission = submission
    return item


@require_POST
def accept(request, pk, item_pk):
    item = visible_item(request.user, pk, item_pk)
    done = _("The plan is accepted.") if item.submission.is_plan else _("The remediation is accepted.")
    return perform(request, item.accept, done, then=item.submission, note=note_of(request))


@require_POST
def send_back(request, pk, item_pk):
    item = visible_item(request.user, pk, item_pk)
    verb = partial(item.send_back, note=note_of(request))
    return perform(request, verb, _("It is returned to the unit."), then=item.submission)


def submission_file(request, pk):
    submissions = Submission.objects.visible_to(request.user)
    return serve(get_object_or_404(SubmissionFile, pk=pk, submission__in=submissions))
