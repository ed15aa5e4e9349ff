"""The overview of one visit, and the acts of the day."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin, note_of, perform
from findings.models import Consultation, Finding
from findings.permissions import can_consult, can_raise, can_set_demand
from findings.recurring import found_before
from inspections import permissions
from inspections.completeness import gaps
from inspections.fetching import visible_visit
from inspections.models import Visit
from inspections.scoring import points, share_met
from inspections.workflow import VisitState

from ..closing import closing_of
from ..extracts import extracts_of
from ..forms import EvidenceForm, SignForm
from ..permissions import can_decide_late
from ..progress import progress_of
from ..reinspection import can_compare


def visit_page(request, pk):
    """The overview: sections with progress, findings, evidence, what is missing, history."""
    visit = visible_visit(request.user, pk)
    may_read = permissions.can_see_answers(request.user, visit)
    context = {
        "visit": visit,
        "object": visit,
        "above": _above(request.user, visit),
        "may_read": may_read,
        "may_see_history": permissions.can_see_history(request.user, visit),
        "may_move": permissions.can_change_schedule(request.user, visit),
        "may_reinspect": permissions.can_reinspect(request.user, visit),
    }
    if context["may_see_history"]:
        context |= _announcement(request.user, visit)
    context |= _self_report(request.user, visit) | _reinspections(request.user, visit)
    context |= _consultation(request.user, visit) | extracts_of(request.user, visit)
    if may_read:
        context |= _inside(request.user, visit)
    return render(request, "field/visit.html", context)


def _above(user, visit) -> Visit | None:
    """The visit that this one belongs to, unless it is one that `user` may not know of yet."""
    return visit.parent and Visit.objects.visible_to(user).filter(pk=visit.parent_id).first()


def _announcement(user, visit) -> dict:
    """By when the unit is told of the visit, and when it was; the way to enter it for the agency."""
    return {
        "announcement": visit.announcement_clock(),
        "may_announce": visit.is_announceable and permissions.can_manage_round(user, visit.round),
    }


def _reinspections(user, visit) -> dict:
    """What leads to the visit that this one looks at again, and to those that look again at this one."""
    known = Visit.objects.visible_to(user)
    again = []
    if visit.state == VisitState.CONCLUDED:
        rows = known.with_surroundings().with_seat_of(user).filter(reinspects=visit).order_by("date")
        again = [(row, can_compare(user, row)) for row in rows]
    return {
        "first_visit": visit.reinspects and known.filter(pk=visit.reinspects_id).first(),
        "reinspections": again,
        "may_compare": can_compare(user, visit),
    }


def _consultation(user, visit) -> dict:
    """The unit's word on the findings: the request for it, or the way to ask."""
    if user.is_viewer or visit.state not in {VisitState.SIGNED, VisitState.CONCLUDED}:
        return {}
    asked = Consultation.objects.filter(visit=visit).first()
    return {"consultation": asked, "may_consult": asked is None and can_consult(user, visit)}


def _self_report(user, visit) -> dict:
    """What leads to the self-report: from here the unit fills it in, and the others read or ask for it."""
    report = getattr(visit, "self_report", None)
    return {
        "self_report": report,
        "may_ask_self_report": permissions.can_ask_self_report(user, visit),
        "may_know_of_self_report": permissions.can_know_of_self_report(user, visit),
        "may_fill_self_report": report and permissions.can_fill_self_report(user, report),
    }


def _inside(user, visit) -> dict:
    """What only those see who may read the answers."""
    findings = Finding.objects.visible_to(user).filter(visit=visit).standing().select_related("demand")
    findings = list(findings.order_by("pk"))
    asked, answers = list(visit.asked()), list(visit.answers.select_related("criterion"))
    answered = {row.criterion_id for row in answers if row.complete}
    return {
        "progress": progress_of(asked, answered),
        "missing": gaps(asked, answered, visit.proven_ids),
        "share": share_met(answers),
        "points": points(answers, asked),
        "finding_groups": _by_kind(findings),
        "drafts": [finding for finding in findings if finding.state == "draft"],
        "may_raise": can_raise(user, visit),
        "may_answer": permissions.can_answer(user, visit),
        "may_confirm": permissions.can_lead_visit(user, visit),
        "may_sign": visit.may("sign", user),
        "may_conclude": visit.may("conclude", user),
        "evidence": visit.evidence.filter(criterion=None),
        "evidence_form": EvidenceForm(),
        "earlier": found_before(visit.unit, visit.date, user.successions)[:10],
        "held_count": visit.device_entries.held().count(),
        "may_decide": can_decide_late(user, visit),
        "sub_visits": Visit.objects.visible_to(user).filter(parent=visit),
    }


def _by_kind(findings) -> list[tuple]:
    """(kind, its icon, its findings) for each kind in its usual order, empty ones too."""
    icons = {Finding.Kind.STRENGTH: "thumbs-up", Finding.Kind.SHORTCOMING: "flag"}
    return [
        (kind, icons.get(kind, "message-square-text"), [row for row in findings if row.kind == kind])
        for kind in Finding.Kind
    ]


def closing_page(request, pk):
    """What is missing before the visit can be completed, each with its place, and what only warns."""
    visit = visible_visit(request.user, pk)
    if not permissions.can_see_answers(request.user, visit):
        raise Http404
    if visit.state != VisitState.UNDER_WAY:
        return redirect(visit)
    closing = closing_of(visit)
    demandable = [(row, can_set_demand(request.user, row)) for row in closing.without_demand]
    context = {"visit": visit, "closing": closing, "demandable": demandable}
    return render(request, "field/closing.html", context)


# The acts of the day


@require_POST
def start(request, pk):
    visit = visible_visit(request.user, pk)
    return perform(request, visit.start, _("The visit has started."), then=visit)


@require_POST
def complete(request, pk):
    visit = visible_visit(request.user, pk)
    return perform(request, visit.complete, _("The visit is completed."), then=visit)


@require_POST
def reopen(request, pk):
    visit = visible_visit(request.user, pk)
    return perform(request, visit.reopen, _("The visit is open again."), then=visit, note=note_of(request))


class SignView(VerbFormMixin, FormView):
    """Enter the minutes as signed on paper."""

    template_name = "field/sign.html"
    form_class = SignForm
    done = gettext_lazy("The minutes are entered as signed.")

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return self.visit.may("sign", self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit}

    def carry_out(self, form):
        self.visit.sign_minutes(by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return self.visit.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Enter signed minutes"),
            **kwargs,
        )
