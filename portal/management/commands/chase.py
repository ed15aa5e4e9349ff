"""Remind people of what is owed to the agency; safe to repeat, called every hour."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from portal.chasing import chase, due_on
from portal.messages import line_of
from portal.models import Digest


class Command(BaseCommand):
    help = "Sends the reminders whose stage has come, each once; outside office hours it waits."

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="send outside office hours too")
        parser.add_argument("--dry-run", action="store_true", help="only list what would go to whom")

    def handle(self, *, now, dry_run, **options):
        if dry_run:
            self.list_due()
            return
        done = chase(any_hour=now)
        messages = ", ".join(f"{done[state]} {state}" for state in Digest.State.values if done[state])
        self.stdout.write(f"{done['reminders']} reminders; messages: {messages or 'none'}.")

    def list_due(self):
        """Who would be told what; nothing is written or sent."""
        today = timezone.localdate()
        with translation.override(settings.LANGUAGE_CODE):
            for person, due in due_on(today).items():
                self.stdout.write(f"{person.get_full_name()} ({person.email or '–'})")
                for each in due:
                    self.stdout.write(f"  [{each.stage:+d}] {line_of(each.owed, today)}")
