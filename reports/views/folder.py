"""The papers of one round, in the order in which an inspection needs them."""

from django.shortcuts import get_object_or_404, render

from inspections.models import Round

from ..folder import Folder
from ..permissions import can_pack


def folder(request, code):
    rounds = Round.objects.visible_to(request.user).select_related("plan__agency__parent")
    round_ = get_object_or_404(rounds, code=code)
    return render(
        request,
        "reports/folder.html",
        {
            "round": round_,
            "folder": Folder(round_, request.user),
            "may_pack": can_pack(request.user, round_),
        },
    )
