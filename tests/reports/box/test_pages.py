"""The page of a box, who opens it, and where one comes from to it."""

import hashlib

import pytest
from django.urls import reverse

from reports.models import Box

from ... import make
from .conftest import packed

EVERYBODY = ["administrator", "leader", "officer", "minh", "hoa", "binh", "an", "viewer", "outsider"]
AGENCY = {"leader", "officer"}


def page_of(thing):
    if hasattr(thing, "code"):
        return reverse("reports:round_box", args=[thing.code])
    return reverse("reports:visit_box", args=[thing.pk])


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(
    ("name", "readers"),
    [("round", AGENCY), ("visit", AGENCY | {"minh"}), ("other_visit", AGENCY | {"hoa"})],
)
def test_the_agency_opens_it_and_of_a_visit_the_head(client, filled, who, name, readers):
    thing = getattr(filled, name)
    box = packed(thing, by=filled.officer)
    client.force_login(getattr(filled, who))
    wanted = 200 if who in readers else 404
    assert client.get(page_of(thing)).status_code == wanted
    assert client.get(reverse("reports:box_download", args=[box.pk])).status_code == wanted
    assert client.post(f"{page_of(thing)}dong-goi/").status_code == (302 if who in readers else 404)


def test_who_left_the_team_downloads_nothing_more(client, filled):
    box = packed(filled.visit, by=filled.minh)
    filled.visit.team.members.all().delete()
    client.force_login(filled.minh)
    assert client.get(reverse("reports:box_download", args=[box.pk])).status_code == 404


def test_an_officer_of_a_unit_who_heads_a_team_does_not_pack(client, filled):
    filled.visit.team.members.update(user=filled.an)
    client.force_login(filled.an)
    assert client.get(page_of(filled.visit)).status_code == 404


def test_an_officer_of_another_agency_does_not_pack(client, filled, province):
    other = make.make_unit("Sở Tư pháp", parent=province)
    client.force_login(make.make_user("sotuphap", role="officer", unit=other))
    assert client.get(page_of(filled.round)).status_code == 404


def test_the_page_tells_what_will_be_in_it(client, filled):
    client.force_login(filled.officer)
    page = client.get(page_of(filled.round))
    assert page.context["count"] == 10
    assert page.context["size"] == sum(line.size for line in page.context["lines"]) > 0
    assert [line.count for line in page.context["tables"]] == [2, 4, 1, 1, 1, 1, 1, 0, 0]
    assert page.context["box"] is None


def test_the_button_packs_and_the_page_shows_what_was_packed(
    client, filled, django_capture_on_commit_callbacks
):
    client.force_login(filled.officer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{page_of(filled.round)}dong-goi/")
    box = Box.objects.get()
    page = client.get(page_of(filled.round)).text
    assert box.sha256 in page and box.name in page and "Lê Chuyên Viên" in page
    response = client.get(reverse("reports:box_download", args=[box.pk]))
    assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == box.sha256
    assert response["Cache-Control"] == "private, no-store"
    assert "ho-so-dot-2018.zip" in response["Content-Disposition"]


def test_a_lost_file_is_told_on_the_page(client, filled, own_photo):
    own_photo.discard_file()
    packed(filled.round, by=filled.officer)
    client.force_login(filled.officer)
    assert client.get(page_of(filled.round)).context["box"].lost == 1


def test_nothing_can_be_packed_before_it_has_begun(client, filled, team_a, que_vo):
    planned = make.make_visit(team_a, que_vo, day=filled.visit.date.replace(day=20))
    client.force_login(filled.officer)
    assert not client.get(page_of(planned)).context["may_pack"]
    client.post(f"{page_of(planned)}dong-goi/")
    assert not Box.objects.exists()


def test_the_page_needs_the_same_queries_for_many_visits(client, filled, django_assert_max_num_queries):
    """One of them for each of the nine tables."""
    for month in range(6, 13):
        visit = make.make_visit(
            filled.visit.team, filled.visit.unit, day=filled.visit.date.replace(month=month)
        )
        make.make_photo(visit, by=filled.minh)
    client.force_login(filled.officer)
    with django_assert_max_num_queries(23):
        client.get(page_of(filled.round))


@pytest.mark.parametrize(
    ("who", "packs"), [("officer", {"round"}), ("leader", {"round"}), ("minh", {"visit"}), ("binh", set())]
)
def test_the_list_of_papers_leads_to_what_one_may_pack(client, visit, other_visit, cast, who, packs):
    client.force_login(cast[who])
    text = client.get(reverse("reports:list")).text
    things = {"round": visit.round, "visit": visit, "other_visit": other_visit}
    links = {name: page_of(thing) in text for name, thing in things.items()}
    assert {name for name, is_there in links.items() if is_there} == packs


@pytest.mark.parametrize(("who", "is_there"), [("officer", True), ("minh", False), ("viewer", False)])
def test_the_page_of_the_round_leads_to_it(client, filled, who, is_there):
    client.force_login(getattr(filled, who))
    page = client.get(reverse("desk:round", args=[filled.round.code]))
    assert (page_of(filled.round) in page.text) == is_there
