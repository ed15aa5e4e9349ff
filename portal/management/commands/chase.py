"""manage.py chase: remind everybody of what is owed; safe to repeat, on several machines at once."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.chasing import chase, to_write
from portal.messages import line_of


class Command(BaseCommand):
    help = "Remind units, officers and leaders of what is due; each of them once a stage."

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="also outside office hours and on days off")
        parser.add_argument("--dry-run", action="store_true", help="only list what would be told to whom")

    def handle(self, *, now, dry_run, **options):
        if dry_run:
            self._list()
            return
        digests = chase(at_any_hour=now)
        states = [digest.state for digest in digests]
        told = ", ".join(f"{states.count(state)} {state}" for state in sorted(set(states))) or "nothing new"
        self.stdout.write(f"{len(digests)} messages: {told}")

    def _list(self):
        for person, dues in to_write(timezone.localdate()).items():
            self.stdout.write(person.username)
            for due in dues:
                self.stdout.write(f"  {due.stage:+d} {line_of(due)}")
