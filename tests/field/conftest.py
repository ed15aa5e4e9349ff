"""Minh's visit to Quế Võ with two sections: one with every kind of answer, one with a single question."""

import pytest
from django.urls import reverse

from tests import make
from tests.world import signed_in


@pytest.fixture
def checklist(db):
    version = make.make_checklist(published=False, criteria=0)
    first = version.sections.get()
    make.make_criterion(first, code="A1")
    make.make_criterion(first, code="A2", asks_verdict=False, asks_ratio=True)
    make.make_criterion(first, code="A3", asks_verdict=False, numbers=2)
    make.make_criterion(first, code="A4", asks_verdict=False, asks_text=True)
    make.make_criterion(first, code="A5", asks_verdict=False, asks_ratio=True, ratio_may_exceed=True)
    make.make_criterion(make.make_section(version), code="B1")
    version.publish(by=None)
    return version


class Sheet:
    """A person's browser on one section of a visit."""

    def __init__(self, visit, user, section=None):
        self.visit = visit
        self.section = section or visit.asked().first().section
        self.criteria = {row.code: row for row in visit.asked()}
        self.client = signed_in(user)
        self.url = reverse("field:section", args=[visit.pk, self.section.pk])

    def get(self):
        return self.client.get(self.url)

    def save(self, versions=None, query="", **typed):
        """Post answers as `A1={"verdict": "yes"}`; `versions` are those of the page they were typed on."""
        versions = self.versions() if versions is None else versions
        data = {}
        for code, values in typed.items():
            prefix = f"c{self.criteria[code].pk}"
            data[f"{prefix}-version"] = versions.get(code, 0)
            data |= {f"{prefix}-{name}": value for name, value in values.items()}
        return self.client.post(self.url + query, data)

    def versions(self):
        return dict(self.visit.answers.values_list("criterion__code", "version"))

    def answer(self, code):
        return self.visit.answers.filter(criterion__code=code).first()


@pytest.fixture
def sheet(visit, minh):
    return Sheet(visit, minh)


@pytest.fixture
def team_mate(team_a, visit, so_noi_vu):
    """A second inspector on the same visit."""
    user = make.make_user("thuy", role="inspector", full_name="Trịnh Thị Thủy", unit=so_noi_vu)
    team_a.members.create(user=user, role="secretary", order=1)
    visit.members.add(user)
    return user


@pytest.fixture
def her_sheet(visit, team_mate):
    """The same section on the tablet of the team mate."""
    return Sheet(visit, team_mate)
