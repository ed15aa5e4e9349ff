"""A form sent by someone who may not comes back with the reason and their own words, nothing else."""

import pytest
from django.urls import reverse

from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def test_the_inspected_unit_reads_no_drafts_by_posting_a_conclusion(visit, minh, binh):
    draft = make.make_finding(visit, by=minh, title="Chưa niêm yết thủ tục")
    answer = signed_in(binh).post(reverse("findings:conclude", args=[visit.pk]), {"number": "45/TB-SNV"})
    assert answer.status_code == 403
    assert draft.title not in answer.content.decode()


def test_the_inspected_unit_reads_no_captions_by_posting_a_finding(visit, minh, binh):
    make.make_photo(visit, by=minh, caption="Sổ theo dõi bị bỏ trống")
    answer = signed_in(binh).post(reverse("field:raise", args=[visit.pk]), {"title": "Không có gì"})
    assert answer.status_code == 403
    assert "Sổ theo dõi" not in answer.content.decode()


def test_no_unannounced_visit_is_offered_to_whoever_may_not_schedule(visit, team_a, yen_phong, binh):
    make.make_visit(team_a, yen_phong, kind="unannounced", state="planned")
    url = reverse("inspections:visit_schedule", args=[visit.round.code])
    answer = signed_in(binh).post(url, {"place": "Hội trường"})
    assert answer.status_code == 403
    assert "UBND huyện Yên Phong" not in answer.content.decode()


def test_what_was_typed_comes_back_as_it_was(visit, minh):
    type(visit).objects.filter(pk=visit.pk).update(state="concluded", minutes_signed_on=visit.date)
    words = "Chưa niêm yết <b>đủ</b> thủ tục\nở tầng một"
    url = reverse("field:raise", args=[visit.pk])
    answer = signed_in(minh).post(url, {"title": "Niêm yết", "text": words})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Niêm yết" in page and "&lt;b&gt;đủ&lt;/b&gt; thủ tục\nở tầng một" in page
