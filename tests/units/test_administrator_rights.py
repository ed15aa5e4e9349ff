"""The role gives the rights: an administrator manages the register and people, and only reads the rest."""

import pytest

from tests import make
from units.models import User


@pytest.mark.parametrize(
    "perm",
    [
        "units.add_unit",
        "units.change_user",
        "units.delete_unitsuccession",
        "core.change_holiday",
        "inspections.add_checklistversion",
        "inspections.change_criterion",
        "findings.view_finding",
        "inspections.view_visit",
    ],
)
def test_an_administrator_may(administrator, perm):
    assert administrator.has_perm(perm)


@pytest.mark.parametrize(
    "perm",
    [
        "findings.change_finding",
        "inspections.change_visit",
        "inspections.delete_answer",
        "core.add_job",
    ],
)
def test_an_administrator_may_not(administrator, perm):
    assert not administrator.has_perm(perm)


def test_nobody_else_has_any_right_there(cast):
    for name, person in cast.items():
        expected = name == "administrator"
        assert person.has_perm("units.view_unit") is expected
        assert person.has_module_perms("units") is expected


def test_an_administrator_who_was_shut_out_has_none(administrator):
    administrator.is_active = False
    assert not administrator.has_perm("units.view_unit")


def test_the_administration_pages_open_to_administrators_only(client, cast):
    for name, person in cast.items():
        client.force_login(person)
        assert (client.get("/quan-tri/").status_code == 200) is (name == "administrator")


@pytest.mark.parametrize("page", ["change", "password", "delete"])
def test_an_administrator_cannot_take_over_a_superuser(client, administrator, page):
    root = User.objects.create_superuser("goc", password=make.PASSWORD)
    client.force_login(administrator)
    assert client.post(f"/quan-tri/units/user/{root.pk}/{page}/", {}).status_code == 403
