"""A demand may be put to the unit above or handed over: whoever must act on it sees the finding."""

from uuid import uuid4

import pytest
from django.urls import reverse

from findings.models import Demand, Finding
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def above(province):
    return make.make_user("tinh", role="unit_officer", unit=province)


@standing
def demand(shortcoming, minh, province):
    return Demand.set_for(shortcoming, by=minh, what="Ban hành quy chế", unit=province, days=15)


def test_the_officer_of_the_unit_above_sees_the_finding_and_reports(running, above):
    assert Finding.objects.visible_to(above).get() == running.finding
    page = signed_in(above).get(running.get_absolute_url())
    assert page.status_code == 200
    conclusion = running.finding.conclusion
    signed_in(above).post(
        reverse("portal:submit", args=[conclusion.pk, running.unit_id, "report"]),
        {
            "key": uuid4(),
            f"on_{running.pk}": "on",
            f"text_{running.pk}": "Đã ban hành quy chế",
        },
    )
    assert Demand.objects.get().state == "reported"


def test_before_the_conclusion_nobody_above_sees_it(demand, above):
    assert not Finding.objects.visible_to(above).exists()
