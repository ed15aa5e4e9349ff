"""Files of plans and visits, handed out only to those who may see what they belong to."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from core.files import serve, serve_thumbnail

from .. import permissions
from ..models import Evidence, Plan, PlanFile, Visit


def _evidence_for(user, pk) -> Evidence:
    """The evidence, when `user` sees its visit and may read its answers; 404 otherwise."""
    evidence = Evidence.objects.select_related("visit__team", "visit__round__plan")
    item = get_object_or_404(evidence, pk=pk, visit__in=Visit.objects.visible_to(user))
    if not permissions.can_see_answers(user, item.visit):
        raise Http404
    return item


def evidence(request, pk):
    return serve(_evidence_for(request.user, pk))


def thumbnail(request, pk):
    item = _evidence_for(request.user, pk)
    if not item.is_image:
        raise Http404
    return serve_thumbnail(item)


def plan_file(request, pk):
    plans = Plan.objects.visible_to(request.user)
    return serve(get_object_or_404(PlanFile, pk=pk, plan__in=plans))
