"""Findings and remediation are read in the administration, searched without diacritics, never changed."""

import pytest

from findings.models import Finding

from .. import make
from ..tools import count_queries

LISTS = ["finding", "conclusion", "demand", "submission"]


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_and_is_searched(signed_in, running, binh, name):
    make.send_report(running, by=binh, text="Đã lắp")
    page = signed_in.get(f"/quan-tri/findings/{name}/", {"q": "que vo"})
    assert page.status_code == 200
    assert page.context["cl"].result_count == 1


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_added_there(signed_in, db, name):
    assert signed_in.get(f"/quan-tri/findings/{name}/add/").status_code == 403


def test_a_finding_is_not_changed_there(signed_in, shortcoming):
    address = f"/quan-tri/findings/finding/{shortcoming.pk}/change/"
    assert signed_in.get(address).status_code == 200
    assert signed_in.post(address, {"title": "Khác"}).status_code == 403


def test_the_list_takes_the_same_queries_for_more_rows(signed_in, visit, minh):
    counts = []
    for _ in range(2):
        for number in range(5):
            Finding.raise_on(visit, by=minh, kind="strength", title=f"Tốt {number}", domain="direction")
        counts.append(count_queries(signed_in.get, "/quan-tri/findings/finding/"))
    assert counts[0] == counts[1]
