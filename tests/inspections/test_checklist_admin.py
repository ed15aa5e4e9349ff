"""In the administration drafts are edited, published checklists only read, copied and searched."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from inspections.models import ChecklistVersion, Criterion, Section
from tests import make
from tests.tools import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_page(client, administrator):
    """The client signed in as administrator, with addresses by short name."""
    client.force_login(administrator)
    return client


@pytest.fixture
def draft():
    return make.make_checklist(published=False)


def address(thing, page="change"):
    return reverse(f"admin:inspections_{thing._meta.model_name}_{page}", args=[thing.pk])


def of_list(model):
    return reverse(f"admin:inspections_{model._meta.model_name}_changelist")


def parts(version):
    section = version.sections.get()
    return [version, section, section.criteria.first()]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_is_published_is_read_and_not_changed(admin_page, checklist, which):
    thing = parts(checklist)[which]
    html = admin_page.get(address(thing)).content.decode()
    assert 'name="_save"' not in html
    assert admin_page.post(address(thing), {"title": "Khác", "text": "Khác"}).status_code == 403
    assert admin_page.post(address(thing, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_draft_has_a_form(admin_page, draft, which):
    assert 'name="_save"' in admin_page.get(address(parts(draft)[which])).content.decode()


def test_a_draft_criterion_is_changed(admin_page, draft):
    criterion = draft.criteria.first()
    fields = {"code": criterion.code, "text": "Nội dung mới", "order": 1, "numbers": 0}
    fields |= {"section": criterion.section_id, "asks_verdict": "on", "for_district": "on"}
    assert admin_page.post(address(criterion), fields).status_code == 302
    criterion.refresh_from_db()
    assert criterion.text == "Nội dung mới"
    assert criterion.history.count() == 2


def test_a_criterion_is_not_put_into_a_published_section(admin_page, checklist, draft):
    criterion, section = draft.criteria.first(), checklist.sections.get()
    fields = {"code": "X", "text": "Khác", "order": 1, "numbers": 0, "asks_verdict": "on"}
    response = admin_page.post(address(criterion), fields | {"section": section.pk})
    assert "section" in response.context["adminform"].form.errors
    assert Criterion.objects.get(pk=criterion.pk).section != section


def test_a_row_of_the_past_is_not_brought_back_into_a_published_checklist(admin_page, checklist):
    criterion = checklist.criteria.first()
    past = criterion.history.first()
    url = reverse("admin:inspections_criterion_simple_history", args=[criterion.pk, past.pk])
    assert admin_page.post(url, {"text": "Khác"}).status_code == 403


@pytest.mark.parametrize("model", [ChecklistVersion, Section, Criterion])
def test_rows_are_not_deleted_from_the_list(admin_page, checklist, model):
    chosen = list(model.objects.values_list("pk", flat=True))
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    assert admin_page.post(of_list(model), data).status_code == 403
    assert model.objects.count() == len(chosen)


def test_the_list_publishes_and_copies_and_says_what_happened(admin_page, draft, checklist):
    chosen = {"_selected_action": [draft.pk, checklist.pk]}
    response = admin_page.post(of_list(ChecklistVersion), {"action": "publish", **chosen})
    levels = [message.level_tag for message in get_messages(response.wsgi_request)]
    assert sorted(levels) == ["error", "success"]
    admin_page.post(of_list(ChecklistVersion), {"action": "copy", **chosen})
    assert ChecklistVersion.objects.filter(copied_from__in=[draft, checklist]).count() == 2


def test_a_refusal_by_the_rules_is_told_in_words(admin_page, draft, monkeypatch):
    """Somebody published the draft between opening its page and saving it."""
    monkeypatch.setattr("inspections.admin.checklists.DraftsOnly._is_open", lambda *_: True)
    draft.publish(by=None)
    criterion = draft.criteria.first()
    response = admin_page.post(address(criterion, "delete"), {"post": "yes"}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert Criterion.objects.filter(pk=criterion.pk).exists()


def test_criteria_are_found_without_diacritics_and_filtered(admin_page, draft):
    section = draft.sections.get()
    make.make_criterion(section, text="Sổ tiếp nhận hồ sơ", for_district=False)
    found = admin_page.get(of_list(Criterion), {"q": "so tiep nhan", "level": "commune"})
    assert [row.text for row in found.context["cl"].result_list] == ["Sổ tiếp nhận hồ sơ"]
    assert (
        not admin_page.get(of_list(Criterion), {"q": "Sổ tiếp", "level": "district"})
        .context["cl"]
        .result_list
    )


@pytest.mark.parametrize("role", ["leader", "officer", "minh", "viewer"])
def test_nobody_else_enters(client, checklist, role, request):
    client.force_login(request.getfixturevalue(role))
    assert client.get(of_list(Criterion)).status_code == 302


@pytest.mark.parametrize("criteria", [1, 30])
@pytest.mark.parametrize(("model", "queries"), [(ChecklistVersion, 7), (Section, 8), (Criterion, 8)])
def test_lists_take_the_same_queries_however_long(
    admin_page, django_assert_max_num_queries, model, queries, criteria
):
    make.make_checklist(criteria=criteria)
    with django_assert_max_num_queries(queries):
        admin_page.get(of_list(model))


@pytest.mark.parametrize("published", [True, False])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_pages_take_the_same_queries_however_long(admin_page, published, which):
    few, many = (make.make_checklist(criteria=n, published=published) for n in (1, 20))
    assert queries_of(admin_page, parts(few)[which]) == queries_of(admin_page, parts(many)[which])


def queries_of(admin_page, thing):
    return count_queries(admin_page.get, address(thing))
