"""The worker's clock: at every full hour it runs the commands of settings.HOURLY, one after the other."""

import logging
import signal
import sys
import time
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils import timezone

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs the hourly commands at every full hour, until it is told to stop."

    def handle(self, *, verbosity, **options):
        signal.signal(signal.SIGTERM, _stop)
        if verbosity:
            self.stdout.write(f"The clock runs at every full hour: {', '.join(settings.HOURLY)}.")
        while True:
            time.sleep(seconds_to_next_hour(timezone.now()))
            run_hourly()


def _stop(number, frame):
    """At once, even within a command: the commands are safe to cut off and to repeat."""
    sys.exit(0)


def seconds_to_next_hour(now) -> float:
    """From `now` to just after the next full hour."""
    full = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return (full - now).total_seconds() + 1


def run_hourly() -> None:
    """Each command once; one that fails is told in the log and does not stop the others."""
    for name in settings.HOURLY:
        try:
            call_command(name)
        except Exception:
            logger.exception("The hourly command %s failed", name)
        finally:
            connections.close_all()
