"""The worker's clock strikes at full hours, survives a failing command and stops at once."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import get_commands

from core.management.commands import run_clock


@pytest.mark.parametrize(("minute", "second", "left"), [(0, 0, 3601), (59, 59, 2), (30, 0, 1801)])
def test_it_waits_until_just_after_the_next_full_hour(minute, second, left):
    now = datetime(2026, 11, 24, 9, minute, second, tzinfo=UTC)
    assert run_clock.seconds_to_next_hour(now) == left


@pytest.mark.django_db(transaction=True)
def test_a_failing_command_is_told_and_does_not_stop_the_next(settings, monkeypatch, caplog):
    settings.HOURLY = ["broken", "whole"]
    called = []

    def call(name):
        called.append(name)
        if name == "broken":
            raise ValueError("no such thing")

    monkeypatch.setattr(run_clock, "call_command", call)
    run_clock.run_hourly()
    assert called == ["broken", "whole"]
    assert "The hourly command broken failed" in caplog.text


def test_every_hourly_command_is_there():
    assert set(settings.HOURLY) <= set(get_commands())


def test_it_stops_at_once_when_told(tmp_path):
    settings_of_use = {"DJANGO_SETTINGS_MODULE": "reform_inspect.settings", "REFORM_VAR": str(tmp_path)}
    command = [sys.executable, "-u", "manage.py", "run_clock"]
    environment = os.environ | settings_of_use
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    ) as clock:
        assert clock.stdout.readline().startswith("The clock runs")
        clock.terminate()
        assert clock.wait(10) == 0
