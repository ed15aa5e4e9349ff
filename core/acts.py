"""What a view does with a verb: ask whether it may, call it, and tell the person how it went."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect

from .errors import DomainError
from .permissions import Verdict


def require(verdict: Verdict) -> None:
    """Stop with 403, and the reason on the page, when the answer is no."""
    if not verdict:
        raise PermissionDenied(verdict.reason)


def carry_out(request, verb, done: str, **words) -> bool:
    """Call `verb(by=the person, **words)`; say `done`, or why it was refused. Whether it was done."""
    try:
        verb(by=request.user, **words)
    except DomainError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True


class VerbFormMixin:
    """A form view that saves through a verb: a refusal stands at the field at fault, nothing typed is lost.

    Stands before a generic form view; subclasses give `carry_out(form)` and `done`.
    """

    done = ""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                self.carry_out(form)
        except DomainError as error:
            form.add_domain_error(error)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(self.get_success_url())
