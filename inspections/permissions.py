"""Who may do what with plans, rounds, teams and visits, each answer with its reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.permissions import ALLOWED, Verdict, allow_if, refuse
from units.permissions import may_assess

# Who leads a team, by role in it.
LEADING = frozenset({"head", "deputy"})


def works_for_agency(user, plan) -> bool:
    """Whether `user` is a leader, or an officer of the agency that owns `plan` (or of its successor)."""
    return user.is_leader or (user.is_officer and plan.agency_id in user.unit_ids)


def can_create_plan(user) -> Verdict:
    return allow_if(
        user.unit_id and (user.is_leader or user.is_officer),
        _("Only officers and leaders of the agency make plans."),
    )


def can_edit_plan(user, plan) -> Verdict:
    if plan.state != "draft":
        return refuse(_("An approved plan is no longer edited."))
    return can_manage_plan(user, plan)


def can_manage_plan(user, plan) -> Verdict:
    return allow_if(
        works_for_agency(user, plan), _("Only officers and leaders of the agency manage this plan.")
    )


def can_record_decision(user, plan) -> Verdict:
    if plan.state == "closed":
        return refuse(_("A closed plan is no longer edited."))
    return can_manage_plan(user, plan)


def can_approve_plan(user, plan) -> Verdict:
    return allow_if(user.is_leader, _("Only a leader approves plans."))


def can_add_round(user, plan) -> Verdict:
    if plan.state != "approved":
        return refuse(_("Rounds are made under an approved plan."))
    return can_manage_plan(user, plan)


def can_manage_round(user, round_) -> Verdict:
    """Team, schedule and period of a round, until it is closed."""
    if round_.state == "closed":
        return refuse(_("The round is closed."))
    return allow_if(
        works_for_agency(user, round_.plan), _("Only officers and leaders of the agency manage this round.")
    )


def can_edit_asked(user, round_) -> Verdict:
    """Which criteria are asked is fixed when the round opens."""
    if round_.state != "preparing":
        return refuse(_("What is asked was fixed when the round opened."))
    return can_manage_round(user, round_)


def can_close_round(user, round_) -> Verdict:
    return allow_if(
        works_for_agency(user, round_.plan), _("Only officers and leaders of the agency close a round.")
    )


def can_change_schedule(user, visit) -> Verdict:
    if visit.state != "planned":
        return refuse(_("A visit that has started is no longer rescheduled."))
    return can_manage_round(user, visit.round)


def can_reinspect(user, visit) -> Verdict:
    """What a visit concluded is looked at again on a new visit, which the agency schedules."""
    if visit.state != "concluded":
        return refuse(_("Only a concluded visit is inspected again."))
    return allow_if(
        works_for_agency(user, visit.round.plan),
        _("Only officers and leaders of the agency schedule a re-inspection."),
    )


def can_see_answers(user, visit) -> Verdict:
    """The inspected unit and viewers read the answers once the minutes are signed."""
    if can_see_history(user, visit):
        return ALLOWED
    return allow_if(
        visit.state in {"signed", "concluded"}, _("The answers can be read once the minutes are signed.")
    )


def can_see_history(user, visit) -> Verdict:
    """The reasons given between the team and its agency stay between them."""
    inside = works_for_agency(user, visit.round.plan) or user.is_administrator or visit.role_of(user)
    return allow_if(inside, _("The history is read by the team and its agency."))


def can_work_on_visit(user, visit) -> Verdict:
    """Members on this visit work on it; guests read; nobody assesses the own unit."""
    role = visit.role_of(user)
    if role is None or role == "guest":
        return refuse(_("Only members of the team on this visit may do this."))
    return may_assess(user, visit.unit)


def can_start_visit(user, visit) -> Verdict:
    """The team starts its visit; one without notice also whoever sends the team out."""
    if visit.round.state != "open":
        return refuse(_("The round is not open."))
    if visit.kind == "unannounced" and works_for_agency(user, visit.round.plan):
        return may_assess(user, visit.unit)
    return can_work_on_visit(user, visit)


def can_send_team(user, team) -> Verdict:
    """A team goes out without notice today on the word of its head or deputy, or of the agency."""
    round_ = team.round
    if round_.state != "open":
        return refuse(_("The round is not open."))
    if not round_.period_start <= timezone.localdate() <= round_.period_end:
        return refuse(_("Today lies outside the period of the round."))
    leads = not user.is_administrator and team.roles.get(user.pk) in LEADING
    return allow_if(
        leads or works_for_agency(user, round_.plan),
        _("Only the head or deputy head of a team, officers and leaders start an unannounced visit."),
    )


def can_start_unannounced(user, round_) -> Verdict:
    """Whether `user` may send out at least one team of the round today."""
    verdict = refuse(_("The round needs a team with a head."))
    for team in round_.teams.all():
        verdict = can_send_team(user, team)
        if verdict:
            break
    return verdict


def can_answer(user, visit) -> Verdict:
    if visit.state != "under_way":
        return refuse(_("Answers are entered while the visit is under way."))
    return can_work_on_visit(user, visit)


def can_lead_visit(user, visit) -> Verdict:
    """The head of the team completes and reopens; a leader may step in."""
    if user.is_leader and may_assess(user, visit.unit):
        return ALLOWED
    if visit.role_of(user) != "head":
        return refuse(_("Only the head of the team may do this."))
    return may_assess(user, visit.unit)


def can_accept_late(user, visit) -> Verdict:
    """What arrives after the visit was completed is let in by the head, until the minutes are signed."""
    if visit.state not in {"under_way", "completed"}:
        return refuse(_("Once the minutes are signed, the answers of this visit are no longer changed."))
    return can_lead_visit(user, visit)


def can_sign_minutes(user, visit) -> Verdict:
    """The signing on paper is entered by the secretary, the head or an officer."""
    if visit.role_of(user) in {"head", "secretary"} or works_for_agency(user, visit.round.plan):
        return may_assess(user, visit.unit)
    return refuse(_("Only the head, the secretary or an officer enters the signed minutes."))


def can_conclude_visit(user, visit) -> Verdict:
    return allow_if(works_for_agency(user, visit.round.plan), _("Only the agency concludes a visit."))


def runs_visit(user, visit) -> bool:
    """Whether `user` does the paperwork of `visit`: its agency, and the head and secretary of the team."""
    return works_for_agency(user, visit.round.plan) or visit.role_of(user) in {"head", "secretary"}


def speaks_for_unit(user, visit) -> bool:
    """Whether `user` is an officer of the inspected unit, or of what it has become."""
    return user.is_unit_officer and visit.unit_id in user.unit_ids


def can_ask_self_report(user, visit) -> Verdict:
    """The unit is asked about itself while its answers can still serve the visit."""
    if visit.kind == "unannounced":
        return refuse(_("Asking for a self-report would announce an unannounced visit."))
    if visit.round.state != "open":
        return refuse(_("The round is not open."))
    if not _takes_self_report(visit):
        return refuse(_("A self-report is asked for until the visit is completed."))
    return allow_if(
        runs_visit(user, visit),
        _("Only officers and leaders of the agency, the head and the secretary ask for a self-report."),
    )


def _takes_self_report(visit) -> bool:
    return visit.state in {"planned", "under_way"}


def can_know_of_self_report(user, visit) -> Verdict:
    """Whether and when the unit was asked is between the unit, the team and its agency."""
    if speaks_for_unit(user, visit):
        return ALLOWED
    inside = can_see_history(user, visit)
    return allow_if(inside, _("The self-report is between the unit, the team and its agency."))


def can_read_self_report(user, report) -> Verdict:
    """The unit reads its own words at any time, the team and its agency what was sent to them."""
    known = can_know_of_self_report(user, report.visit)
    if not known or speaks_for_unit(user, report.visit):
        return known
    return allow_if(report.state == "sent", _("The unit has not sent its self-report yet."))


def can_fill_self_report(user, report) -> Verdict:
    if report.state != "asked":
        return refuse(_("A self-report that was sent is no longer changed, unless it is returned."))
    if not _takes_self_report(report.visit):
        return refuse(_("The visit is completed: its self-report is no longer taken."))
    return allow_if(
        speaks_for_unit(user, report.visit), _("Only an officer of the unit fills in its self-report.")
    )


def can_send_back(user, report) -> Verdict:
    if not _takes_self_report(report.visit):
        return refuse(_("The visit is completed: its self-report is no longer taken."))
    return allow_if(
        runs_visit(user, report.visit),
        _("Only officers and leaders of the agency, the head and the secretary return a self-report."),
    )


def can_take_answer(user, report) -> Verdict:
    """One answer of the unit is taken over on any visit by whoever may answer there."""
    if report.state != "sent":
        return refuse(_("The unit has not sent its self-report yet."))
    return can_answer(user, report.visit)


def can_take_all_answers(user, report) -> Verdict:
    """Only where nobody goes to see for himself are the unit's answers taken without looking at each."""
    if report.visit.kind != "by_report":
        return refuse(_("Only a visit by report takes all answers of the unit at once."))
    return can_take_answer(user, report)


def can_manage_checklists(user, version=None) -> Verdict:
    """Administrators only; no user at all is the program itself, importing the checklists it ships."""
    return allow_if(user is None or user.is_administrator, _("Only an administrator manages checklists."))
