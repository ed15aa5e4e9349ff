"""Delete dossiers whose time is over, and files of extracts that nobody confirmed; the clock runs it."""

from django.core.management.base import BaseCommand

from dossiers import retention


class Command(BaseCommand):
    help = "Delete single dossiers after their retention date, and files that nobody confirmed."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")

    def handle(self, *, dry_run=False, **options):
        acts = [
            (retention.due_for_reduction(), retention.reduce, "kept in numbers"),
            (retention.taken_back(), retention.clear, "taken back: dossiers deleted"),
            (retention.never_confirmed(), retention.expire, "never confirmed: file deleted"),
        ]
        for extracts, act, told in acts:
            for extract in extracts:
                if not dry_run:
                    act(extract)
                self.stdout.write(f"{extract.pk}: {told}")
