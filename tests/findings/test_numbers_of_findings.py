"""Findings carry a number of their kind and year, given once by the server."""

import pytest

from core.errors import DomainError
from findings.models import Finding


def raise_one(visit, by, kind):
    return Finding.raise_on(visit, by=by, kind=kind, title="Nội dung", domain="procedures")


def test_each_kind_counts_for_itself(visit, minh):
    kinds = ["strength", "shortcoming", "recommendation", "shortcoming"]
    numbers = [raise_one(visit, minh, kind).number for kind in kinds]
    assert numbers == ["UD-2018-001", "TT-2018-001", "KN-2018-001", "TT-2018-002"]


def test_a_withdrawn_number_is_not_given_again(visit, minh):
    raise_one(visit, minh, "shortcoming").withdraw(by=minh, note="Nhầm đơn vị")
    assert raise_one(visit, minh, "shortcoming").number == "TT-2018-002"


def test_the_domain_follows_from_the_criterion(visit, minh):
    criterion = visit.asked().first()
    finding = Finding.raise_on(visit, by=minh, kind="strength", title="Tốt", criterion=criterion)
    assert finding.domain == criterion.section.domain


def test_without_criterion_and_domain_it_is_refused(visit, minh):
    with pytest.raises(DomainError) as refusal:
        Finding.raise_on(visit, by=minh, kind="strength", title="Tốt")
    assert refusal.value.field == "domain"


def test_only_members_of_the_visit_raise(visit, hoa, officer):
    for person in (hoa, officer):
        with pytest.raises(DomainError):
            raise_one(visit, person, "strength")
