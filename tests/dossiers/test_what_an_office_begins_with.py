"""Words, rules and causes are there from the beginning, and an office's own are left alone."""

import pytest

from dossiers.models import ColumnAlias, LateCause, LatenessRule
from dossiers.seeding import fill_empty_tables

pytestmark = pytest.mark.django_db


def test_headings_states_rules_and_causes_are_there():
    assert ColumnAlias.objects.filter(key="mahoso", meaning="code").exists()
    assert LatenessRule.objects.count() == 2
    assert set(LateCause.objects.values_list("group", flat=True)) == {"real", "software"}


def test_what_an_office_deleted_does_not_come_back():
    LateCause.objects.exclude(code="other").delete()
    fill_empty_tables(using="default")
    assert LateCause.objects.get().code == "other"


def test_an_emptied_table_is_filled_again():
    LatenessRule.objects.all().delete()
    fill_empty_tables(using="default")
    assert LatenessRule.objects.count() == 2
