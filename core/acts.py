"""Doing what a person asked for by a button or a form: call the verb, say what came of it, show the thing."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .errors import DomainError
from .permissions import ALLOWED, Verdict

TYPED = (forms.TextInput, forms.Textarea)


def require(verdict: Verdict) -> None:
    """Stop with 403, and the reason on the page, when the answer is no."""
    if not verdict:
        raise PermissionDenied(verdict.reason)


def perform(request, verb, done: str = "", *, then, **words):
    """Call `verb(by=request.user, **words)`; tell `done`, or the reason of the refusal; go to `then`.

    `then` is a thing with a page, or an address. `done` is left out where that page shows what came of it.
    """
    try:
        verb(by=request.user, **words)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        if done:
            messages.success(request, done)
    return redirect(then)


def perform_keeping(request, verb, done: str, *, then, **typed):
    """As `perform`, for an act with words typed for it: refused, they come back to be copied.

    `typed` maps the verb's arguments to their values; those with words in them are given back.
    """
    try:
        verb(by=request.user, **typed)
    except DomainError as error:
        words = [(_("What you typed"), value) for value in typed.values() if isinstance(value, str) and value]
        if not words:
            messages.error(request, str(error))
            return redirect(then)
        return render(request, "core/refused.html", {"reason": str(error), "typed": words}, status=403)
    messages.success(request, done)
    return redirect(then)


def inside(request, url: str, otherwise: str) -> str:
    """`url` while it stays on this site, so that no form or notice leads elsewhere; else `otherwise`."""
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else otherwise


def note_of(request) -> str:
    """The words given with an act, as its dialog posts them; the verb cleans and demands them."""
    return request.POST.get("note", "")


class VerbFormMixin:
    """A form view that saves through a verb: a refusal stands at the field at fault, nothing typed is lost.

    Stands before a generic form view; subclasses give `allowed()`, `carry_out(form)`, `done` and
    `get_success_url()`. Who may not is stopped with 403 before the form; what was sent all the same, because
    the thing moved on meanwhile, comes back to be copied, with the reason.
    """

    done = ""

    def allowed(self) -> Verdict:
        return ALLOWED

    def afterwards(self):
        """What follows once all is saved, as a message to somebody; may say in `done` what came of it."""

    def get(self, request, *args, **kwargs):
        require(self.allowed())
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        if not self.allowed():
            return self.form_refused(form)
        try:
            with transaction.atomic():
                self.carry_out(form)
        except DomainError as error:
            form.add_domain_error(error)
            return self.form_invalid(form)
        self.afterwards()
        messages.success(self.request, self.done)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form):
        return super().form_invalid(form) if self.allowed() else self.form_refused(form)

    def form_refused(self, form):
        """The reason and the person's own words; the form itself would show what they may not see."""
        context = {"reason": self.allowed().reason, "typed": _typed(form)}
        return render(self.request, "core/refused.html", context, status=403)


def _typed(form) -> list[tuple]:
    """(label, words) of the fields in which something was typed, not chosen."""
    texts = (bound for bound in form.visible_fields() if isinstance(bound.field.widget, TYPED))
    return [(bound.label, bound.data) for bound in texts if bound.data]
