"""What a re-inspection found beside what was found first."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.lists import Choice
from inspections.fetching import visible_visit
from inspections.models import Visit

from ..reinspection import Reinspection, can_compare


@require_safe
def reinspection_page(request, pk):
    """Both visits side by side; ?show= leaves what differs, or where there had been a shortcoming."""
    visit = visible_visit(request.user, pk)
    show = request.GET.get("show", "")
    if not can_compare(request.user, visit) or show not in {"", "differences", "shortcomings"}:
        raise Http404
    beside = Reinspection(visit, request.user)
    context = {
        "visit": visit,
        "first": visit.reinspects,
        "first_is_known": Visit.objects.visible_to(request.user).filter(pk=visit.reinspects_id).exists(),
        "beside": beside,
        "groups": beside.groups(show),
        "show": show,
        "choices": _choices(beside, show),
    }
    return render(request, "field/reinspection.html", context)


def _choices(beside, show) -> list[Choice]:
    kinds = [
        ("", _("All criteria"), len(beside.rows)),
        ("differences", _("Only what differs"), sum(row.differs for row in beside.rows)),
        (
            "shortcomings",
            _("Only where there was a shortcoming"),
            sum(bool(row.found) for row in beside.rows),
        ),
    ]
    return [Choice(key, label, n, key == show) for key, label, n in kinds]
