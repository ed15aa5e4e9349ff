"""Who may do what with findings, conclusions, demands and remediation reports, with the reason."""

from django.utils.translation import gettext as _

from core.permissions import ALLOWED, Verdict, allow_if, refuse
from inspections.permissions import can_lead_visit, can_work_on_visit, works_for_agency


def can_raise(user, visit) -> Verdict:
    """Findings are raised by members of the visit from its start until its minutes are signed."""
    if visit.state not in {"under_way", "completed"}:
        return refuse(_("Findings are raised from the start of the visit until its minutes are signed."))
    return can_work_on_visit(user, visit)


def can_edit_finding(user, finding) -> Verdict:
    """A draft is edited by the members; a confirmed finding by the head; a concluded one by nobody."""
    if finding.state in {"concluded", "withdrawn"}:
        return refuse(_("A concluded finding is no longer edited."))
    if finding.state == "confirmed":
        return can_confirm_finding(user, finding)
    return can_work_on_visit(user, finding.visit)


def can_confirm_finding(user, finding) -> Verdict:
    return can_lead_visit(user, finding.visit)


def can_conclude(user, visit) -> Verdict:
    """Leaders conclude; an officer may enter a conclusion that was signed on paper."""
    return allow_if(
        works_for_agency(user, visit.round.plan),
        _("Only a leader concludes; an officer enters a signed paper."),
    )


def can_conclude_finding(user, finding) -> Verdict:
    return can_conclude(user, finding.visit)


def can_withdraw(user, finding) -> Verdict:
    """Before the conclusion the head of the team withdraws a finding, afterwards only a leader."""
    if finding.state == "concluded":
        return allow_if(user.is_leader, _("Only a leader withdraws a concluded finding."))
    return can_lead_visit(user, finding.visit)


def can_set_demand(user, finding) -> Verdict:
    """The demand is part of a shortcoming until the conclusion fixes both; an officer may complete it."""
    if not finding.is_shortcoming:
        return refuse(_("Only a shortcoming carries a demand."))
    if finding.state in {"concluded", "withdrawn"}:
        return refuse(_("The demand was fixed by the conclusion."))
    if works_for_agency(user, finding.visit.round.plan):
        return ALLOWED
    return can_edit_finding(user, finding)


def can_report(user, demand) -> Verdict:
    """The unit's own officer reports; an officer of the agency enters what came by letter."""
    if not demand.in_force:
        return refuse(_("The demand is not in force before the conclusion."))
    if user.is_unit_officer and demand.unit_id in user.unit_ids:
        return ALLOWED
    return can_report_on_behalf(user, demand)


def can_report_on_behalf(user, demand) -> Verdict:
    return allow_if(
        works_for_agency(user, demand.finding.visit.round.plan),
        _("Only the unit itself, or an officer on its behalf, reports."),
    )


def can_judge_report(user, demand) -> Verdict:
    """Reports are accepted or returned by the agency, never by the person who entered them."""
    if not works_for_agency(user, demand.finding.visit.round.plan):
        return refuse(_("Only officers and leaders of the agency accept or return a report."))
    report = demand.last_report
    return allow_if(
        report is None or report.sent_by_id != user.pk,
        _("Somebody else must judge a report that you entered yourself."),
    )


def can_close_demand(user, demand) -> Verdict:
    return allow_if(
        works_for_agency(user, demand.finding.visit.round.plan),
        _("Only officers and leaders of the agency close a demand."),
    )


def can_hand_over(user, demand) -> Verdict:
    """Only what was owed by a unit that has ended is handed over."""
    if not demand.awaits_successor:
        return refuse(_("The unit of this demand still exists."))
    return can_close_demand(user, demand)


def can_cancel_demand(user, demand) -> Verdict:
    """A demand is cancelled together with its finding."""
    return can_withdraw(user, demand.finding)
