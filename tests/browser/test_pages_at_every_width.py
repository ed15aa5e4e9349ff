"""The main pages, by day and by night, as each person sees them: they fit every screen and axe is content."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.models import Holiday
from dossiers.models import Sample
from findings.models import Conclusion, Demand, Finding, Submission
from inspections.models import Round, Visit
from reports.models import Document
from tests import make
from tests.world import World
from units.models import Unit, User

from .checks import inaccessible, too_wide
from .conftest import WIDTHS

# Who looks at which pages, each as the name of its address and what stands in it.
PAGES = {
    "chuyenvien": [
        "desk:home",
        "desk:plans",
        "desk:plan plan.pk",
        "desk:plan draft_plan.pk",
        "desk:round round.code",
        "desk:unit unit.pk",
        "desk:figures",
        "units:list",
        "units:notices",
        "inspections:plan_create",
        "inspections:plan_decision plan.pk",
        "inspections:plan_targets draft_plan.pk",
        "inspections:plan_units draft_plan.pk",
        "inspections:plan_draw draft_plan.pk",
        "inspections:draw_override draft_plan.pk drawn.pk",
        "inspections:round_create plan.pk",
        "inspections:round_asked new_round.code 'commune",
        "inspections:team_edit round.code team.pk",
        "inspections:visit_schedule round.code",
        "inspections:visit_edit planned.pk",
        "portal:sent_requests",
        "reports:folder round.code",
        "reports:word document.pk 'scope",
        "reports:conclude round.code",
        "reports:round_box round.code",
        "reports:issue approved.pk",
        "reports:signed_file issued.pk",
    ],
    "lanhdao": [
        "desk:home",
        "findings:list",
        "findings:finding reported.number",
        "findings:extend owed.number",
        "findings:propose owed.number",
        "findings:submission submission.pk",
        "findings:hand_over orphaned.number",
        "findings:recompute",
        "field:reinspection reinspection.pk",
        "findings:conclude signed.pk",
        "portal:conclusion conclusion.pk",
        "portal:chase",
        "reports:list",
        "reports:document document.pk",
        "reports:edit document.pk",
        "reports:document letter.pk",
        "reports:edit letter.pk",
        "reports:document issued.pk",
        "reports:compare correction.pk",
    ],
    "truongdoan": [
        "desk:home",
        "field:visit under_way.pk",
        "field:section under_way.pk section.pk",
        "field:closing under_way.pk",
        "field:sign completed.pk",
        "inspections:visit_unannounced",
        "field:self_report under_way.pk",
        "field:raise under_way.pk",
        "field:late under_way.pk",
        "field:device",
        "field:extract drawn_extract.pk",
        "field:extract_compare drawn_extract.pk",
        "field:late_dossiers drawn_extract.pk",
        "field:late_raise drawn_extract.pk",
        "dossiers:dossier drawn_extract.pk sampled.dossier_id",
        "dossiers:upload under_way.pk",
        "dossiers:preview uncounted.pk",
        "dossiers:problems uncounted.pk",
        "dossiers:sample drawn_extract.pk",
        "dossiers:redraw drawn_extract.pk",
        "dossiers:sample_sheet drawn_extract.pk",
        "dossiers:check drawn_extract.pk sampled.pk",
        "findings:finding draft.number",
        "findings:demand draft.number",
        "inspections:checklists",
        "inspections:checklist round.checklist_id",
    ],
    "vuninh": [
        "desk:home",
        "field:visit concluded.pk",
        "findings:finding owed.number",
        "portal:conclusion owed.conclusion_id",
        "portal:submit owed.conclusion_id owed.demand.unit_id 'report",
        "reports:list",
        "reports:document receipt.pk",
    ],
    "tiendu": [
        "desk:home",
        "field:visit planned.pk",
        "field:self_report planned.pk",
        "field:self_section planned.pk section.pk",
    ],
    "quantri": ["desk:home", "password_change"],
    "nguoixem": ["desk:home", "desk:round round.code"],
    "a stranger": ["login", "password_reset", "reports:verify", "reports:verify_code issued.verify_code"],
}


@pytest.fixture
def site(transactional_db):
    """The demonstration by name, and what it has none of: a plan, a round and a visit further back."""
    call_command("load_demo", stdout=StringIO())
    this_year = f"BN-{timezone.localdate().year}"
    round_, new = Round.objects.get(code="BN-2018"), Round.objects.get(code=this_year)
    visits = {visit.state: visit for visit in new.visits.filter(team=new.teams.first())}
    _move_a_deadline()
    make.make_held_photo(visits["under_way"], by=new.teams.first().head)
    return World(
        plan=round_.plan,
        round=round_,
        team=round_.teams.first(),
        unit=Unit.objects.get(name="Huyện Quế Võ"),
        conclusion=Conclusion.objects.filter(round=round_).first(),
        reinspection=Visit.objects.get(kind="reinspection"),
        section=visits["under_way"].asked().first().section,
        completed=_before_all_others(new),
        **visits,
        **_findings(),
        **_in_preparation(round_),
        **_papers(),
        **_sample(visits["under_way"], by=new.teams.first().head),
        uncounted=_uncounted(visits["under_way"], by=new.teams.first().head),
    )


def _before_all_others(round_):
    """A completed visit that meets none of the demonstration, whose days are counted from today."""
    earliest = round_.visits.earliest("date")
    day = earliest.date - timedelta(days=30)
    return make.make_visit(round_.teams.first(), earliest.unit, day=day, state="completed")


def _move_a_deadline():
    """The last day of a demand becomes a day off."""
    demand = Demand.objects.owed().filter(state="plan_sent").first()
    Holiday.objects.create(date=demand.due_on, name="Nghỉ theo thông báo mới")


def _findings():
    owed = Demand.objects.owed().filter(unit__name="Phường Vũ Ninh", unit__valid_to=None).first()
    return {
        "owed": owed.finding,
        "reported": Demand.objects.to_judge().first().finding,
        "orphaned": Demand.objects.owed().filter(unit__valid_to__isnull=False).first().finding,
        "draft": Finding.objects.get(state="draft"),
        "submission": Submission.objects.filter(items__decision="returned").first(),
    }


def _papers():
    """A letter to a unit that is late, and the receipt for what its officer sent."""
    officer, sender = User.objects.get(username="chuyenvien"), User.objects.get(username="vuninh")
    late = Demand.objects.overdue().filter(unit=sender.unit)
    sent = Submission.objects.filter(sent_by=sender).first()
    plan = make.make_plan(officer.unit, title="Kế hoạch kiểm tra đột xuất")
    approved, issued, replaced = (
        make.make_report(plan, by=officer, state=state) for state in ("approved", "issued", "issued")
    )
    return {
        "approved": approved,
        "issued": issued,
        "correction": replaced.new_version(by=officer),
        "letter": Document.letter_to(sender.unit, late, by=officer),
        "receipt": Document.receipt_of(sent, by=sender),
    }


def _sample(visit, *, by):
    """Dossiers drawn by lot, after a draw that was done again; one of them is looked into."""
    extract = make.make_extract(visit, by=by)
    first = Sample.draw_from(extract, by=by, method="simple", size=3)
    sample = first.redraw(by=by, reason="Hồ sơ giấy đã chuyển kho", method="procedure", size=5)
    sampled = sample.dossiers.get(place=1)
    sampled.look_into(by=by, version=1, answers={"receipt": "yes", "dates": "no"}, note="Lệch một ngày")
    return {"drawn_extract": extract, "sampled": sampled}


def _uncounted(visit, *, by):
    """An export that waits to be confirmed, with a word that nobody knows and a row in error."""
    odd = [{}, {"state": "Chuyển Chi cục Thuế"}, {"received": "31/02/2018"}]
    return make.make_extract(visit, by=by, rows=odd, counted=False)


def _in_preparation(round_):
    officer = User.objects.get(username="chuyenvien")
    plan = make.make_plan(
        round_.plan.agency, year=2018, title="Kế hoạch kiểm tra đột xuất năm 2018", state="draft"
    )
    pool = plan.candidates().filter(level="commune")
    draw = plan.draw_units(by=officer, pool=pool, count=2, label="Các xã, phường, thị trấn")
    return {
        "draft_plan": plan,
        "drawn": draw.plan_units.first(),
        "new_round": make.make_round(round_.plan, checklist=round_.checklist, state="preparing"),
        "document": Document.open_for(round_, "round-report", by=officer),
    }


# Colours and widths do not touch each other: each is looked at once.
AXE_AT = {"phone": "dark", "desk": "light"}


def faults_of(page):
    """What is wrong with the open page: its width on every screen, and what axe finds by day and by night."""
    faults = []
    for name, (width, height) in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        faults += too_wide(page)
        if name in AXE_AT:
            page.emulate_media(color_scheme=AXE_AT[name], reduced_motion="reduce")
            faults += inaccessible(page)
    return faults


@pytest.mark.longest
@pytest.mark.parametrize("people", [["chuyenvien"], [name for name in PAGES if name != "chuyenvien"]])
def test_pages_fit_every_screen_and_stand_in_nobodys_way(people, site, new_page, sign_in):
    faults = []
    for person in people:
        page = new_page()
        if person != "a stranger":
            sign_in(page, User.objects.get(username=person))
        for line in PAGES[person]:
            page.goto(site.address(*line.split()))
            faults += [f"{person}, {line}: {fault}" for fault in faults_of(page)]
    assert not faults
