"""Doing one act that a person asked for by a button: call the verb, say what came of it, show the thing."""

from django.contrib import messages
from django.shortcuts import redirect

from .errors import DomainError


def perform(request, verb, done: str, *, then, **words):
    """Call `verb(by=request.user, **words)`; tell `done`, or the reason of the refusal; go to `then`.

    `then` is a thing with a page, or an address.
    """
    try:
        verb(by=request.user, **words)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(then)


def note_of(request) -> str:
    """The words given with an act, as its dialog posts them; the verb cleans and demands them."""
    return request.POST.get("note", "")
