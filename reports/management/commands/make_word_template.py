"""Bring back the Word template of the papers as the program ships it."""

from pathlib import Path

from django.core.management.base import BaseCommand

from reports.word.template import make_template


class Command(BaseCommand):
    help = "Write the Word template of the papers as it was before the office changed it, to --output"

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, required=True, help="the .docx file to write")

    def handle(self, *, output, **options):
        make_template().save(output)
        self.stdout.write(f"{output}")
