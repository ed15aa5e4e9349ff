"""Acts on the lines that were ticked in the list of findings."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.acts import inside
from core.errors import DomainError

from .. import bulk
from ..forms import ExtendForm
from ..models import Finding

# Of those refused so many are named; the others are counted.
NAMED = 5


def _ticked(request) -> list[Finding]:
    """The findings of the ticked lines that the person sees, with what their verbs ask."""
    numbers = dict.fromkeys(request.POST.getlist("ticked"))
    bulk.check_number(len(numbers))
    findings = Finding.objects.visible_to(request.user).filter(number__in=numbers).order_by("pk")
    return list(
        findings.select_related(
            "visit__round__plan",
            "visit__team",
            "visit__unit",
            "conclusion",
            "demand__unit",
            "demand__finding__visit__round__plan",
            "demand__finding__conclusion",
        )
    )


def _do(request, verb):
    """Act on the ticked lines, tell what came of it, and go back to the same list."""
    try:
        outcome = bulk.act_on(_ticked(request), verb)
    except DomainError as error:
        messages.error(request, str(error))
        return _back(request)
    if outcome.done:
        words = ngettext("%d line is done.", "%d lines are done.", outcome.done)
        messages.success(request, words % outcome.done)
    for number, reason in outcome.refused[:NAMED]:
        messages.error(request, f"{number}: {reason}")
    more = len(outcome.refused) - NAMED
    if more > 0:
        messages.error(request, ngettext("%d more was refused.", "%d more were refused.", more) % more)
    return _back(request)


def _back(request):
    return redirect(inside(request, request.POST.get("back", ""), "findings:list"))


def _demand_of(finding):
    demand = getattr(finding, "demand", None)
    if demand is None:
        raise DomainError(_("Nothing is demanded here."))
    return demand


@require_POST
def confirm(request):
    return _do(request, lambda finding: finding.confirm(by=request.user))


@require_POST
def accept(request):
    """Accept the plan or report that waits on each ticked line."""

    def verb(finding):
        item = _demand_of(finding).last_item
        if item is None:
            raise DomainError(_("The unit has not sent anything about it."))
        item.demand = finding.demand
        item.accept(by=request.user)

    return _do(request, verb)


@require_POST
def extend(request):
    form = ExtendForm(request.POST)
    if not form.is_valid():
        fields = (f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items())
        messages.error(request, " ".join(fields))
        return _back(request)
    return _do(request, lambda finding: _demand_of(finding).extend(by=request.user, **form.cleaned_data))
