"""Figures of the one-stop file taken into the answers of a visit, one or all that nobody typed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.errors import DomainError
from dossiers.figures import newest_extract
from dossiers.taking import Taken, take_figures
from inspections.fetching import visible_visit
from inspections.models import Criterion
from inspections.permissions import can_answer

from ..figures import free_figures
from ..forms import TakeForm
from .sections import open_sheet, save_sheet, section_address, show_sheet


@require_POST
def take(request, pk):
    """Take one figure into the answer to ?criterion=, or all of ?section= or of the visit that are free.

    They are asked for from within the sheet of a section: what is typed there is saved first, and shown
    again where it cannot be.
    """
    visit = visible_visit(request.user, pk)
    form = TakeForm(request.GET, holder=visit)
    if not form.is_valid():
        messages.error(request, _("This criterion is not asked here."))
        return redirect(visit)
    criterion, section = form.cleaned_data["criterion"], form.cleaned_data["section"]
    section = criterion.section if criterion else section
    if section and can_answer(request.user, visit):
        sheet = open_sheet(request, pk, section.pk)
        if not save_sheet(request, sheet):
            return show_sheet(request, sheet, status=422)
    try:
        _tell(request, _taken(visit, criterion, section, by=request.user))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(_place(visit, section, criterion))


def _place(visit, section, criterion) -> str:
    """The line that was filled, the section, or the visit."""
    if section is None:
        return visit.get_absolute_url()
    return section_address(visit, section) + (f"#c{criterion.pk}" if criterion else "")


def _taken(visit, criterion: Criterion | None, section, *, by) -> Taken:
    can_answer(by, visit).enforce()
    extract = newest_extract(visit.extracts.counted())
    if extract is None:
        raise DomainError(_("No file of the one-stop software is counted for this visit."))
    chosen = [criterion] if criterion else [free.criterion for free in free_figures(visit, section)]
    return take_figures(visit, extract, by=by, criteria=chosen)


def _tell(request, taken: Taken) -> None:
    if taken.answers:
        words = ngettext(
            "%d figure was taken from the file.", "%d figures were taken from the file.", taken.answers
        )
        messages.success(request, words % taken.answers)
    for criterion, error in taken.refused.items():
        messages.warning(request, f"{criterion.code}: {error}")
    if not taken.answers and not taken.refused:
        messages.info(request, _("There was nothing to take from the file."))
