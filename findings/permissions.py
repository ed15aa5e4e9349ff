"""Who may do what with findings, conclusions, demands and remediation reports, with the reason."""

from django.utils.translation import gettext as _

from core.permissions import ALLOWED, Verdict, allow_if, refuse
from inspections.permissions import (
    can_lead_visit,
    can_work_on_visit,
    runs_visit,
    speaks_for_unit,
    works_for_agency,
)


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


def can_consult(user, visit) -> Verdict:
    """The unit is asked for its word once the minutes are signed and every finding is confirmed."""
    if visit.state != "signed":
        return refuse(_("The unit is asked for its word between the minutes and the conclusion."))
    return allow_if(
        runs_visit(user, visit),
        _("Only officers and leaders of the agency, the head and the secretary ask the unit for its word."),
    )


def can_comment(user, consultation) -> Verdict:
    """The unit's own officer comments until the conclusion; an officer enters what came by letter."""
    if consultation.visit.state != "signed":
        return refuse(_("The visit is concluded: comments are no longer taken."))
    return allow_if(
        speaks_for_unit(user, consultation.visit) or works_for_agency(user, consultation.visit.round.plan),
        _("Only the unit itself, or an officer on its behalf, comments."),
    )


def can_answer_comment(user, finding) -> Verdict:
    """The team, or its agency, answers what the unit said about a finding."""
    visit = finding.visit
    if visit.state != "signed":
        return refuse(_("Comments are answered before the conclusion."))
    if works_for_agency(user, visit.round.plan):
        return ALLOWED
    return can_work_on_visit(user, visit)


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


def can_submit(user, demand) -> Verdict:
    """The unit's own officer sends plans and reports; an officer of the agency enters what came by letter."""
    if not demand.in_force:
        return refuse(_("The demand is not in force before the conclusion."))
    if user.is_unit_officer and demand.unit_id in user.unit_ids:
        return ALLOWED
    return can_submit_on_behalf(user, demand.finding.conclusion)


def can_send_plan(user, demand) -> Verdict:
    if demand.plan_due_on is None:
        return refuse(_("No remediation plan is asked for here; send the report."))
    return can_submit(user, demand)


def can_submit_on_behalf(user, conclusion) -> Verdict:
    return allow_if(
        works_for_agency(user, conclusion.round.plan),
        _("Only the unit itself, or an officer on its behalf, reports."),
    )


def can_judge(user, demand) -> Verdict:
    """Plans and reports are accepted or returned by the agency, never by the person who entered them."""
    if not works_for_agency(user, demand.finding.visit.round.plan):
        return refuse(_("Only officers and leaders of the agency accept or return a report."))
    item = demand.last_item
    return allow_if(
        item is None or item.submission.sent_by_id != user.pk,
        _("Somebody else must judge a report that you entered yourself."),
    )


def can_extend(user, demand) -> Verdict:
    if not demand.is_owed:
        return refuse(_("Only what is still owed can be given more time."))
    return allow_if(
        works_for_agency(user, demand.finding.visit.round.plan),
        _("Only officers and leaders of the agency extend a deadline."),
    )


def can_recompute(user, demand) -> Verdict:
    """A changed calendar is taken over by the agency, or by the administrator who changed it."""
    if user.is_administrator and demand.is_owed:
        return ALLOWED
    return can_extend(user, demand)


def can_look_at_recomputing(user) -> Verdict:
    return allow_if(
        user.is_leader or user.is_officer or user.is_administrator,
        _("Only officers, leaders and administrators compute deadlines anew."),
    )


def can_propose_handling(user, demand) -> Verdict:
    """What a unit cannot put right alone is proposed to the body that can."""
    if not demand.in_force or demand.state == "closed":
        return refuse(_("Only a demand in force is proposed for handling."))
    if demand.is_proposed:
        return refuse(_("It was proposed for handling already."))
    return allow_if(
        works_for_agency(user, demand.finding.visit.round.plan),
        _("Only officers and leaders of the agency propose what is to be handled elsewhere."),
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
