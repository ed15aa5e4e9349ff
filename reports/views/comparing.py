"""What a new version of a paper changes in the one that it replaces."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..comparing import changed_parts
from ..kinds import KINDS, as_it_stands, frozen
from .documents import visible_document


def compare(request, pk):
    document = visible_document(request.user, pk)
    if document.replaces is None:
        raise Http404
    names = KINDS[document.kind].parts | {"": _("Subject, bases and recipients")}
    changed = changed_parts(frozen(document.replaces), as_it_stands(document))
    parts = [(names.get(part.id, part.id), part) for part in changed]
    return render(request, "reports/compare.html", {"document": document, "parts": parts})
