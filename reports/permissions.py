"""Who may open, word, make and remark on papers, each answer with its reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.permissions import ALLOWED, Verdict, allow_if, refuse
from inspections.models import TeamMember, Visit
from inspections.permissions import works_for_agency
from inspections.workflow import RoundState, VisitState

from .chain import Kind
from .usual import USUAL

WRITERS = {TeamMember.Role.HEAD, TeamMember.Role.DEPUTY, TeamMember.Role.SECRETARY}
FROM_DATA_ALONE = gettext_lazy("A receipt is made from the data alone.")
FROZEN = gettext_lazy("The paper was approved: its words stay as they are.")


def can_open(user, kind, thing) -> Verdict:
    """Officers and leaders of the agency open its papers; minutes also who leads or writes for the team."""
    if kind == Kind.MINUTES and thing.role_of(user) in WRITERS:
        return ALLOWED
    return _of_agency(user, USUAL[kind].plan(thing))


def can_write_letters(user) -> Verdict:
    """Officers and leaders write to units, each for the own agency."""
    return allow_if(
        user.unit_id and (user.is_leader or user.is_officer),
        _("Only officers and leaders of the agency make its documents."),
    )


def can_have_receipt(user, submission) -> Verdict:
    """Whoever sent or may send for the unit has its receipt, and the agency that received it."""
    if user.is_unit_officer and submission.unit_id in user.unit_ids:
        return ALLOWED
    return _of_agency(user, submission.conclusion.round.plan)


def can_word(user, document) -> Verdict:
    """Who opens papers of the kind words them; a receipt says what the system saw."""
    if document.kind == Kind.RECEIPT:
        return refuse(FROM_DATA_ALONE)
    if not document.is_changeable:
        return refuse(FROZEN)
    if document.kind == Kind.MINUTES:
        return can_open(user, Kind.MINUTES, document.visit)
    return _of_agency(user, document)


def can_make(user, document) -> Verdict:
    """Who words a paper has it printed; a receipt also the unit it is for."""
    if document.kind == Kind.RECEIPT:
        return can_have_receipt(user, document.submission)
    return can_word(user, document)


def can_remark(user, document) -> Verdict:
    """Remarks are the leader's word to the officer who prepares the paper."""
    if document.kind == Kind.RECEIPT:
        return refuse(FROM_DATA_ALONE)
    if not document.is_changeable:
        return refuse(FROZEN)
    return allow_if(user.is_leader, _("Only a leader writes remarks."))


def can_submit(user, document) -> Verdict:
    """Who words a paper puts it before whoever approves it."""
    return can_word(user, document)


def can_approve(user, document) -> Verdict:
    """A leader approves what the agency issues; the head of a team its minutes, which the team signs."""
    if document.kind == Kind.RECEIPT:
        return refuse(FROM_DATA_ALONE)
    if document.kind == Kind.MINUTES and document.visit.role_of(user) == TeamMember.Role.HEAD:
        return ALLOWED
    return allow_if(user.is_leader, _("Only a leader approves papers."))


def can_register(user, document) -> Verdict:
    """The office enters number and date; the team those of its minutes."""
    if document.kind == Kind.MINUTES:
        return can_open(user, Kind.MINUTES, document.visit)
    return _of_agency(user, document)


def can_open_box(user, thing) -> Verdict:
    """What is kept about a round or a visit is for its agency, and of a visit for the head of its team."""
    is_visit = isinstance(thing, Visit)
    if works_for_agency(user, thing.round.plan if is_visit else thing.plan):
        return ALLOWED
    heads = is_visit and not user.is_unit_officer and thing.role_of(user) == TeamMember.Role.HEAD
    return allow_if(heads, _("Only the agency, and the head of the team of a visit, pack its file."))


def can_pack(user, thing) -> Verdict:
    """Who opens the box packs it, once there is something to pack: what is only planned may still go."""
    if thing.state in {RoundState.PREPARING, VisitState.PLANNED}:
        return refuse(_("There is nothing to pack before it has begun."))
    return can_open_box(user, thing)


def _of_agency(user, thing) -> Verdict:
    """`thing` is a plan or a paper: what belongs to an agency."""
    return allow_if(
        works_for_agency(user, thing), _("Only officers and leaders of the agency make its documents.")
    )
