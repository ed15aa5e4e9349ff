"""manage.py run_clock: calls the commands of settings.HOURLY at every full hour, until it is told to stop."""

import logging
import signal
import threading

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)

HOUR = 3600


class Command(BaseCommand):
    help = "Call the hourly commands now and at every full hour."

    def handle(self, **options):
        self.ended = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.ended.set())
        while not self.ended.is_set():
            run_hourly()
            self.ended.wait(seconds_to_the_hour(timezone.now()))


def seconds_to_the_hour(now) -> float:
    return HOUR - (now.timestamp() % HOUR)


def run_hourly() -> None:
    """Each command by itself: one that fails is logged and does not stop the others, or the clock."""
    for name in settings.HOURLY:
        try:
            close_old_connections()
            call_command(name)
        except Exception:
            logger.exception("The hourly command %s failed", name)
        finally:
            close_old_connections()
