"""Production refuses to start half-configured, and a bad value is named."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from reform_inspect import env
from tests.architecture import ROOT

PRODUCTION = {
    "REFORM_ENV": "production",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "kiemtra.example.vn",
    "DATABASE_URL": "postgres://nobody/nothing",
}


DEBUG_AND_HTTPS = "from reform_inspect import settings; print(settings.DEBUG, settings.SECURE_SSL_REDIRECT)"


def start(variables, tmp_path, code=DEBUG_AND_HTTPS):
    """What importing the settings with these variables prints, and whether it worked."""
    clean = {"PATH": os.environ["PATH"], "REFORM_VAR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean | variables, capture_output=True, text=True
    )


def test_a_complete_production_starts_without_debugging_and_with_https(tmp_path):
    done = start(PRODUCTION | {"DJANGO_DEBUG": "true"}, tmp_path)
    assert done.stdout.strip() == "False True"


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_names_what_is_missing(name, tmp_path):
    done = start({key: value for key, value in PRODUCTION.items() if key != name}, tmp_path)
    assert done.returncode and f"{name} must be set in production" in done.stderr


def test_links_that_set_a_password_are_not_printed_into_the_log_of_production(tmp_path):
    code = "from reform_inspect import settings; print(settings.EMAIL_BACKEND)"
    assert "smtp" in start(PRODUCTION, tmp_path, code).stdout


def test_an_unknown_environment_is_refused(tmp_path):
    done = start({"REFORM_ENV": "staging"}, tmp_path)
    assert done.returncode and "REFORM_ENV must be local or production" in done.stderr


@pytest.mark.parametrize(("raw", "value"), [("true", True), ("ON", True), ("0", False), ("", False)])
def test_flags_are_read(monkeypatch, raw, value):
    monkeypatch.setenv("A_FLAG", raw)
    assert env.flag("A_FLAG") is value


NONSENSE = [
    (env.flag, "maybe"),
    (env.number, "many"),
    (env.decimal, "-1"),
    (env.percent, "101"),
    (env.choice, "some"),
    (env.rate, "20/600"),
    (env.rate, "0 in 600"),
]


@pytest.mark.parametrize(("reader", "raw"), NONSENSE)
def test_a_value_that_is_none_is_named(monkeypatch, reader, raw):
    monkeypatch.setenv("A_SETTING", raw)
    with pytest.raises(ImproperlyConfigured, match="A_SETTING"):
        reader("A_SETTING", "1")


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("SOME_HOSTS", "a.vn, b.vn,,")
    assert env.words("SOME_HOSTS") == ["a.vn", "b.vn"]
