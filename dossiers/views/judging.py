"""Setting the causes of late dossiers from a list of them: those that were ticked, or what is suggested."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.acts import inside
from core.errors import DomainError

from ..fetching import counted_extract
from ..forms.judging import JudgeForm, read_ticked
from ..models import Extract, Judgement


@require_POST
def judge(request, pk):
    """Set one cause for the ticked dossiers; refused, the words typed come back to be copied."""
    extract = counted_extract(request.user, pk)
    form, seen = JudgeForm(request.POST), read_ticked(request.POST.getlist("ticked"))
    try:
        if not form.is_valid():
            raise DomainError(_told(form))
        set_ = Judgement.decide(extract, seen, by=request.user, versions=seen, **form.cleaned_data)
    except DomainError as error:
        return _refused(request, extract, error, form["note"].data)
    return _done(request, extract, set_)


@require_POST
def accept_ticked(request, pk):
    """Set for each ticked dossier without a cause what is suggested for it."""
    extract = counted_extract(request.user, pk)
    ticked = read_ticked(request.POST.getlist("ticked"))
    return _accept(request, extract, partial(Judgement.accept_suggestions, extract, dossiers=ticked))


@require_POST
def accept_all(request, pk):
    """Set for every late dossier without a cause what is suggested for it."""
    extract = counted_extract(request.user, pk)
    return _accept(request, extract, partial(Judgement.accept_suggestions, extract))


def _accept(request, extract, verb):
    try:
        set_ = verb(by=request.user)
    except DomainError as error:
        return _refused(request, extract, error)
    return _done(request, extract, set_)


def _told(form) -> str:
    return " ".join(f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items())


def _refused(request, extract: Extract, error, note=""):
    if note:
        typed = [(_("Note"), note)]
        return render(request, "core/refused.html", {"reason": str(error), "typed": typed}, status=403)
    messages.error(request, str(error))
    return _back(request, extract)


def _done(request, extract: Extract, number: int):
    words = ngettext("The cause of %d dossier is set.", "The causes of %d dossiers are set.", number)
    messages.success(request, words % number)
    return _back(request, extract)


def _back(request, extract: Extract):
    """To the same lines of the list that it was sent from."""
    return redirect(inside(request, request.POST.get("back", ""), extract.get_absolute_url()))
