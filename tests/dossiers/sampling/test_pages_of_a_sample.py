"""A sample is drawn and drawn again on its page, which says how and how far the look into it is."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from openpyxl import load_workbook

from dossiers.models import Check, Sample
from dossiers.permissions import can_sample
from dossiers.sampling import summary_of
from tests.world import signed_in

from .conftest import add_dossiers


def address(name, extract):
    return reverse(f"dossiers:{name}", args=[extract.pk])


@pytest.fixture
def page(extract, minh):
    client = signed_in(minh)
    return lambda query="": client.get(address("sample", extract) + query)


def test_lots_are_drawn_by_the_form(extract, minh):
    response = signed_in(minh).post(
        address("draw", extract), {"method": "lateness", "size": "6"}, follow=True
    )
    sample = extract.samples.get()
    assert (sample.method, sample.size, sample.drawn_by) == ("lateness", 6, minh)
    assert sample.seed in response.text


def test_too_many_are_refused_at_the_field_and_nothing_typed_is_lost(extract, minh):
    response = signed_in(minh).post(address("draw", extract), {"method": "procedure", "size": "41"})
    form = response.context["form"]
    assert form.errors["size"]
    assert (form["method"].value(), form["size"].value()) == ("procedure", "41")


def test_the_form_offers_no_more_than_there_is(extract, minh):
    extract.counts.create(axis="all", on_time=8)
    assert signed_in(minh).get(address("draw", extract)).context["form"]["size"].value() == 8


def test_lots_are_drawn_again_by_the_form(extract, sample, minh, page):
    typed = {"method": "simple", "size": "7", "reason": "Thiếu hồ sơ giấy", "sample": sample.pk}
    signed_in(minh).post(address("redraw", extract), typed)
    text = page().text
    assert extract.samples.get(redrawn_at=None).size == 7
    assert "Thiếu hồ sơ giấy" in text
    assert sample.seed in text


def test_sent_twice_lots_are_drawn_again_once(extract, sample, minh):
    typed = {"method": "simple", "size": "7", "reason": "Thiếu hồ sơ giấy", "sample": sample.pk}
    client = signed_in(minh)
    client.post(address("redraw", extract), typed)
    again = client.post(address("redraw", extract), typed)
    assert again.context["form"].non_field_errors()
    assert extract.samples.count() == 2


def test_the_page_tells_how_many_are_looked_into(sample, minh, page):
    sampled = sample.dossiers.get(place=1)
    sampled.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "no"), note="")
    context = page().context
    assert (context["checked"], context["next"].place) == (1, 2)
    assert [(total.yes, total.no, total.na) for total in context["totals"]] == [(0, 1, 0)] * len(Check)


def test_a_repeated_draw_says_whether_the_same_came_out(sample, page, extract):
    assert page("?repeat").context["repeats"] is True
    add_dossiers(extract, 5, first=100)
    assert page("?repeat").context["repeats"] is False


def test_the_seed_of_each_part_is_told(extract, minh, page):
    sample = Sample.draw_from(extract, by=minh, method="procedure", size=9)
    text = page().text
    assert f"{sample.seed}:1.000001" in text
    assert f"{sample.seed}:3.000003" in text


def test_the_paper_list_has_every_drawn_dossier(extract, sample, minh):
    text = signed_in(minh).get(address("sample_sheet", extract)).text
    assert all(code in text for code in sample.dossiers.values_list("dossier__code", flat=True))


def test_without_a_sample_the_page_leads_to_the_draw_and_there_is_no_paper_list(extract, minh, page):
    assert address("draw", extract) in page().text
    assert signed_in(minh).get(address("sample_sheet", extract)).status_code == 404
    assert signed_in(minh).get(address("redraw", extract))["Location"] == address("draw", extract)


@pytest.mark.parametrize("size", [5, 30])
def test_the_page_takes_the_same_queries_for_large_samples(
    extract, minh, page, size, django_assert_max_num_queries
):
    Sample.draw_from(extract, by=minh, method="procedure", size=size)
    with django_assert_max_num_queries(12):
        page()


def test_the_summary_for_the_page_of_the_extract_takes_two_queries(
    extract, sample, minh, django_assert_num_queries
):
    sampled = sample.dossiers.get(place=1)
    sampled.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "yes"), note="")
    with django_assert_num_queries(2):
        summary = summary_of(extract)
    assert (summary.sample, summary.checked) == (sample, 1)


@pytest.mark.parametrize("method", Sample.Method.values)
def test_by_the_list_drawn_from_anybody_can_repeat_the_draw(extract, minh, method):
    sample = Sample.draw_from(extract, by=minh, method=method, size=9)
    response = signed_in(minh).get(address("sample_pool", extract))
    sheet = load_workbook(BytesIO(b"".join(response))).active
    parts = {}
    for part, number, row, _code, place in sheet.iter_rows(min_row=2, values_only=True):
        seed = f"{sample.seed}:{part}" if part else sample.seed
        ticket = sha256(f"{seed}/{number}".encode()).hexdigest()
        parts.setdefault(part, []).append((ticket, place, row))
    for of_part in parts.values():
        places = [place for _ticket, place, _row in sorted(of_part)]
        drawn = sum(place is not None for place in places)
        assert places[:drawn] == sorted(filter(None, places))
        assert not any(places[drawn:])
    assert sum(map(len, parts.values())) == 40


def test_the_page_of_the_extract_leads_to_the_sample_or_to_the_draw(extract, minh, viewer):
    def fragment(user):
        context = {
            "extract": extract,
            "sample_summary": summary_of(extract),
            "may_sample": can_sample(user, extract),
        }
        return render_to_string("dossiers/_sample_summary.html", context)

    assert address("draw", extract) in fragment(minh)
    assert address("draw", extract) not in fragment(viewer)
    Sample.draw_from(extract, by=minh, method="simple", size=5)
    assert address("sample", extract) in fragment(viewer)
