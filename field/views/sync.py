"""Where devices send what was entered on them, and ask what others did meanwhile; JSON in and out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import formats
from inspections import permissions
from inspections.fetching import visible_visit

from ..envelopes import Batch, Unreadable, read_batch, read_object, read_photo, read_sender, read_uuid
from ..models import DeviceEntry, OpenVisit
from ..sync import Receiver, SelfReportReceiver, told
from ..telling import tell_answers, unsettled
from .self_reports import known_report

MOST_ASKED = 500


@require_POST
@transaction.atomic
def sync(request, pk):
    """Take in a batch of entries (field/envelopes.py) and tell what became of each.

    200: {"entries": {id: reply}, "answers": […], "at": clock}. 400: the reason, when it is no batch.
    """
    visit = visible_visit(request.user, pk, lock=True)
    try:
        return _received(Receiver(visit, _own(request, read_batch(request.body)), by=request.user))
    except Unreadable as error:
        return _unreadable(error)


@require_POST
@transaction.atomic
def sync_photo(request, pk):
    """Take in one photo or file; the fields of the form are those of a batch and of its one entry."""
    visit = visible_visit(request.user, pk, lock=True)
    try:
        batch = _own(request, read_photo(request.POST, request.FILES.get("file")))
        return _received(Receiver(visit, batch, by=request.user))
    except Unreadable as error:
        return _unreadable(error)


@require_POST
@transaction.atomic
def sync_self_report(request, pk):
    """Take in a batch of answers that the inspected unit gives about itself."""
    report = known_report(request.user, pk)
    report.lock()
    try:
        receiver = SelfReportReceiver(report, _own(request, read_batch(request.body)), by=request.user)
    except Unreadable as error:
        return _unreadable(error)
    return _received(receiver, keep_page="field:self_settle_keep", put_back_page="field:self_settle_put_back")


def _own(request, batch: Batch) -> Batch:
    """`batch`, unless somebody else has signed in since its page was opened: then it waits on the device."""
    if batch.user != str(request.user.pk):
        raise PermissionDenied
    return batch


def _received(receiver: Receiver, **pages) -> JsonResponse:
    outcome = receiver.receive().outcome
    answers = [answer for answer in outcome.answers.values() if answer.pk]
    contested = unsettled(answers) if outcome.contested else []
    context = {"visit": receiver.visit, "may_answer": receiver.may_answer} | pages
    told_answers = tell_answers(answers, contested, context)
    return JsonResponse(
        {"entries": receiver.replies, "answers": told_answers, "at": formats.clock(timezone.now())}
    )


def _unreadable(error: Unreadable) -> JsonResponse:
    return JsonResponse({"reason": str(error)}, status=400)


@require_POST
def look(request, pk):
    """Say that a device has the visit open, and ask who else has and which answers are newer than known.

    Sent: {"device": uuid, "section": id, "known": {criterion: version}}.
    """
    visit = visible_visit(request.user, pk)
    try:
        sent = read_object(request.body)
        sender, known = _own(request, read_sender(sent)), _versions(sent.get("known"))
    except Unreadable as error:
        return _unreadable(error)
    may_answer = permissions.can_answer(request.user, visit)
    if not permissions.can_see_answers(request.user, visit):
        return JsonResponse({"reason": may_answer.reason}, status=403)
    section = visit.round.checklist.sections.filter(pk=sender.section).first() if sender.section else None
    OpenVisit.note(visit, user=request.user, device=sender.device, section=section)
    newer = [
        answer
        for answer in visit.answers.filter(criterion__in=known).select_related("criterion", "changed_by")
        if answer.version > known[answer.criterion_id]
    ]
    return JsonResponse(
        {
            "others": _others(request.user, visit),
            "answers": tell_answers(newer, unsettled(newer), {"visit": visit, "may_answer": may_answer}),
            "state": visit.state,
        }
    )


def _others(user, visit) -> list[str]:
    """Who else has the visit open now, and which section they look at."""
    rows = visit.open_on.now().exclude(user=user).select_related("user", "section").order_by("seen_at")
    latest = {row.user_id: row for row in rows}
    return [
        _("%(name)s: %(section)s") % {"name": row.user.get_short_name(), "section": row.section.title}
        if row.section
        else row.user.get_short_name()
        for row in latest.values()
    ]


def _versions(known) -> dict[int, int]:
    """{criterion: version} of the answers that a page shows."""
    try:
        versions = {int(pk): int(version) for pk, version in (known or {}).items()}
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise Unreadable(_("This is not what a device sends.")) from error
    if len(versions) > MOST_ASKED or any(not 0 <= pk < 2**63 for pk in versions):
        raise Unreadable(_("This is not what a device sends."))
    return versions


@require_POST
def compare(request):
    """Tell which of the entries that a device names by id are here, with their hashes."""
    try:
        ids = read_object(request.body).get("ids")
        if not isinstance(ids, list) or len(ids) > MOST_ASKED:
            raise Unreadable(_("This is not what a device sends."))
        wanted = [read_uuid(each) for each in ids]
    except Unreadable as error:
        return _unreadable(error)
    rows = DeviceEntry.objects.filter(by=request.user, pk__in=wanted).select_related("finding__visit")
    return JsonResponse({"entries": {str(row.pk): told(row) for row in rows}})
