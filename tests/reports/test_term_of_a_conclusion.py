"""The term for remediation plans is said once, on the draft of the conclusion, and holds from there on."""

from datetime import date

import pytest
from django.urls import reverse

from core.workdays import Term
from findings.models import Conclusion
from reports.kinds import compose
from reports.models import Document
from tests.standing import standing

from .. import make
from .texts import text_of

NUMBER = {"number": 45, "date": date(2018, 11, 6), "signer_name": "Lê Thị Thu Hà"}


@standing
def draft(quevo_signed, officer):
    return Document.conclude_with([quevo_signed], by=officer)


@standing
def quevo_signed(visit, minh):
    type(visit).objects.filter(pk=visit.pk).update(state="signed", minutes_signed_on=visit.date)
    visit.refresh_from_db()
    make.make_demand(make.make_finding(visit, by=minh, state="confirmed"))
    return visit


def approved(draft):
    Document.objects.filter(pk=draft.pk).update(state="approved", symbol="TB-SNV")
    draft.refresh_from_db()
    return draft


def edited(client, draft, **typed):
    """Post the page on which a draft is worded."""
    address = reverse("reports:edit", args=[draft.pk])
    form = client.get(address).context["form"]
    words = {name: form[name].value() for name in form.fields} | {"dated": "06/11/2018"} | typed
    words = {name: value for name, value in words.items() if value not in (None, False)}
    reply = client.post(address, words)
    draft.refresh_from_db()
    return reply


def test_a_draft_begins_with_the_term_that_the_office_has_set(draft, quevo_signed, officer, settings):
    assert draft.plan_term == Term.named("plan")
    settings.TERMS = settings.TERMS | {"plan": (8, True)}
    assert Document.of_visits(quevo_signed.round, [quevo_signed]).plan_term == Term(8, True)
    assert draft.plan_term != Term(8, True), "what was opened before keeps its own"


def test_the_paper_says_what_was_typed_on_the_draft(draft, client, officer):
    client.force_login(officer)
    assert edited(client, draft, plan_days="12", plan_in_working_days="on").status_code == 302
    assert "trong thời hạn 12 ngày làm việc kể từ ngày ban hành" in text_of(compose(draft))


def test_left_empty_the_paper_asks_for_no_plan(draft, client, officer):
    client.force_login(officer)
    edited(client, draft, plan_days="")
    assert draft.plan_term is None and "kế hoạch khắc phục" not in text_of(compose(draft))


@pytest.mark.parametrize("days", ["0", "366", "mười"])
def test_a_term_of_no_days_or_of_more_than_a_year_is_refused(draft, client, officer, days):
    client.force_login(officer)
    reply = edited(client, draft, plan_days=days)
    assert "plan_days" in reply.context["form"].errors and draft.plan_term == Term.named("plan")


def test_the_issue_does_not_ask_again_but_says_it(draft, client, officer):
    Document.objects.filter(pk=draft.pk).update(plan_days=12, plan_in_working_days=True)
    client.force_login(officer)
    page = client.get(reverse("reports:issue", args=[approved(draft).pk]))
    assert not {"plan_days", "plan_in_working_days"} & set(page.context["form"].fields)
    assert "12 " in page.text.split('class="prose"')[2]


@pytest.mark.parametrize("term", [Term(12, True), Term(9), None])
def test_the_clocks_run_by_what_the_paper_says(draft, officer, term):
    words = {"plan_days": term.days, "plan_in_working_days": term.working} if term else {"plan_days": None}
    Document.objects.filter(pk=draft.pk).update(**words)
    approved(draft).issue(by=officer, **NUMBER)
    assert Conclusion.objects.get().plan_term == term


def test_an_approved_paper_is_not_given_another_term(draft, client, officer):
    client.force_login(officer)
    assert client.get(reverse("reports:edit", args=[approved(draft).pk])).status_code == 403


def test_a_new_version_keeps_the_term_by_which_the_clocks_run(draft, client, officer):
    Document.objects.filter(pk=draft.pk).update(plan_days=12)
    paper = approved(draft)
    paper.issue(by=officer, **NUMBER)
    later = paper.new_version(by=officer)
    assert later.plan_term == paper.plan_term == Term(12, later.plan_in_working_days)
    client.force_login(officer)
    form = client.get(reverse("reports:edit", args=[later.pk])).context["form"]
    assert "plan_days" not in form.fields
