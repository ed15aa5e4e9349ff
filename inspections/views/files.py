"""Files of plans, visits and self-reports, handed out only to those who may see what they belong to."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from core.files import serve, serve_thumbnail

from .. import permissions
from ..models import Evidence, Plan, PlanFile, SelfEvidence, SelfReport, Visit


def _evidence_for(user, pk) -> Evidence:
    """The evidence, when `user` sees its visit and may read its answers; 404 otherwise."""
    evidence = Evidence.objects.select_related("visit__team", "visit__round__plan")
    item = get_object_or_404(evidence, pk=pk, visit__in=Visit.objects.visible_to(user))
    if not permissions.can_see_answers(user, item.visit):
        raise Http404
    return item


def _self_evidence_for(user, pk) -> SelfEvidence:
    """The evidence of a unit, when `user` sees its visit and may read its self-report; 404 otherwise."""
    evidence = SelfEvidence.objects.select_related("report__visit__team", "report__visit__round__plan")
    item = get_object_or_404(evidence, pk=pk, report__in=SelfReport.objects.visible_to(user))
    if not permissions.can_read_self_report(user, item.report):
        raise Http404
    return item


def _thumbnail_of(item):
    if not item.is_image:
        raise Http404
    return serve_thumbnail(item)


def evidence(request, pk):
    return serve(_evidence_for(request.user, pk))


def thumbnail(request, pk):
    return _thumbnail_of(_evidence_for(request.user, pk))


def self_evidence(request, pk):
    return serve(_self_evidence_for(request.user, pk))


def self_thumbnail(request, pk):
    return _thumbnail_of(_self_evidence_for(request.user, pk))


def plan_file(request, pk):
    plans = Plan.objects.visible_to(request.user)
    return serve(get_object_or_404(PlanFile, pk=pk, plan__in=plans))
