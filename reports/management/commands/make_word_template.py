"""Bring back a Word template of the papers as the program ships it."""

from pathlib import Path

from django.core.management.base import BaseCommand

from reports.word.template import make_template
from reports.word.template_shapes import SHAPES


class Command(BaseCommand):
    help = "Write the Word template of a shape of paper as it was before the office changed it, to --output"

    def add_arguments(self, parser):
        parser.add_argument("shape", choices=SHAPES)
        parser.add_argument("--output", type=Path, required=True, help="the .docx file to write")

    def handle(self, *, shape, output, **options):
        make_template(shape).save(output)
        self.stdout.write(f"{output}")
