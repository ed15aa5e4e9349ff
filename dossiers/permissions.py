"""Who may do what with the extracts of one-stop software, each answer with its reason."""

from django.utils.translation import gettext as _

from core.permissions import Verdict, allow_if, refuse
from inspections.permissions import can_see_history, can_work_on_visit, works_for_agency
from units.permissions import may_assess


def can_import(user, visit) -> Verdict:
    """The team and its agency take an export in until the minutes are signed, which speak of it."""
    if visit.state not in {"planned", "under_way", "completed"}:
        return refuse(_("Once the minutes are signed, what was counted is no longer changed."))
    return _works_on(user, visit)


def _works_on(user, visit) -> Verdict:
    if works_for_agency(user, visit.round.plan):
        return may_assess(user, visit.unit)
    return can_work_on_visit(user, visit)


def can_change(user, extract) -> Verdict:
    return can_import(user, extract.visit)


def can_recount(user, extract) -> Verdict:
    """The calendar or the rules may be mended later; what signed minutes say stays as it was.

    Once only the late and the sampled dossiers are left, the numbers cannot be counted from them any more.
    """
    if extract.state != "counted" or extract.is_summary:
        return refuse(_("Only a list of dossiers that is still kept whole is counted anew."))
    return can_change(user, extract)


def can_judge(user, extract) -> Verdict:
    """Causes of lateness are found on site and until the minutes are signed."""
    if extract.state not in {"counted", "reduced"}:
        return refuse(_("Causes are set once the extract is confirmed."))
    return can_change(user, extract)


def can_sample(user, extract) -> Verdict:
    """Lots are drawn among the dossiers while all of them are there."""
    if extract.state != "counted":
        return refuse(_("Lots are drawn among the dossiers of a confirmed extract."))
    if extract.is_summary:
        return refuse(_("A summary report holds numbers alone, no dossiers to draw from."))
    return can_change(user, extract)


def can_check(user, extract) -> Verdict:
    """The sampled dossiers are looked into by those who may answer on the visit."""
    if extract.state not in {"counted", "reduced"}:
        return refuse(_("There is no sample of this extract."))
    return can_change(user, extract)


def can_see_persons(user, extract) -> Verdict:
    """Papers of citizens, photographed, and what was allowed to be kept of them: the team and its agency."""
    return can_see_history(user, extract.visit)


def can_allow_personal(user) -> Verdict:
    return allow_if(user.is_administrator, _("Only an administrator allows personal data."))


def can_teach_all(user) -> Verdict:
    return allow_if(user.is_administrator, _("Only an administrator says what words mean for every product."))


def by_the_program(user, extract) -> Verdict:
    """An act of the program itself, such as the end of the reading, whoever asked for it."""
    return allow_if(user is None, _("The program does this by itself."))
