"""The clock calls its commands at every full hour, whatever one of them does, and stops when told to."""

from datetime import datetime

import pytest

from core.management.commands import run_clock


@pytest.mark.parametrize(("minute", "seconds"), [(0, 3600), (15, 2700), (59, 60)])
def test_it_waits_for_the_full_hour(minute, seconds):
    assert run_clock.seconds_to_the_hour(datetime(2026, 3, 2, 9, minute)) == seconds


def test_one_that_fails_does_not_stop_the_others(settings, monkeypatch):
    called = []

    def call(name):
        called.append(name)
        if name == "first":
            raise RuntimeError

    settings.HOURLY = ["first", "second"]
    monkeypatch.setattr(run_clock, "call_command", call)
    run_clock.run_hourly()
    assert called == ["first", "second"]
