"""What a paper sets going once it is issued, by the verbs of the rooms to the left."""

from findings.models import Conclusion
from inspections.models import Visit
from inspections.workflow import VisitState

from .chain import Kind


def take_effect(document, *, by, **words) -> None:
    """Do what issuing a paper of its kind means; most papers only tell.

    What a paper did is not done again by a new version of it, but for what the new one tells in addition.
    """
    effect = EFFECTS.get(document.kind)
    if effect and (not document.replaces_id or document.kind in EFFECTIVE_AGAIN):
        effect(document, by=by, **words)


def _conclude(document, *, by):
    """The visits are concluded under the number of the paper, with the term that it names."""
    Conclusion.issue(
        *document.visits.select_related("round__plan__agency", "team", "unit"),
        by=by,
        number=document.full_number,
        date=document.issued_on,
        signer_name=document.signer_name,
        signer_title=document.signer_title,
        plan_days=document.plan_days,
        plan_in_working_days=document.plan_in_working_days,
        from_paper=True,
    )


def _set_up_team(document, *, by):
    document.team.record_decision(
        by=by, number=document.full_number, on=document.issued_on, issuer=document.agency.body_name
    )


def _sign_minutes(document, *, by, signed_for_unit):
    """Minutes that were entered as signed before stay as they were entered."""
    if document.visit.state == VisitState.COMPLETED:
        document.visit.sign_minutes(by=by, on=document.issued_on, signer=signed_for_unit)


def _announce(document, *, by):
    """The units know of the days that were approved; of a day changed since they are still to be told."""
    days = Visit.days_untold(document.round, at=document.approved_at)
    in_time = {visit: day for visit, day in days.items() if document.issued_on <= day}
    if in_time:
        Visit.announce(document.round, in_time, by=by, number=document.full_number, on=document.issued_on)


EFFECTS = {
    Kind.CONCLUSION: _conclude,
    Kind.TEAM_DECISION: _set_up_team,
    Kind.MINUTES: _sign_minutes,
    Kind.SCHEDULE_NOTICE: _announce,
}
# A new version of a notice names visits that the earlier one did not.
EFFECTIVE_AGAIN = frozenset({Kind.SCHEDULE_NOTICE})
