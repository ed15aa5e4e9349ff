"""load_demo may be repeated, and its accounts really sign in."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from demo.people import PASSWORD
from units.models import User

pytestmark = pytest.mark.usefixtures("demonstration", "db")

# The rooms that the demonstration fills.
ROOMS = {"core", "units", "inspections", "findings"}


def counts():
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
    }


def test_loading_twice_changes_no_count():
    before = counts()
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert counts() == before
    assert "đã có đủ" in out.getvalue()


def test_the_accounts_sign_in_with_the_printed_password():
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    assert "chuyenvien" in out.getvalue()
    assert PASSWORD in out.getvalue()
    for user in User.objects.all():
        validate_password(PASSWORD, user)
        assert user.check_password(PASSWORD)


def test_the_sign_in_page_names_the_accounts(client):
    assert PASSWORD in client.get("/dang-nhap/").content.decode()
