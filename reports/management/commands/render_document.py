"""Make a paper from the shell: the same content, template and PDF as in the browser."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.errors import DomainError
from inspections.models import Round
from reports.kinds import KINDS, example_code
from reports.models import Document
from reports.render import render_html, render_pdf


class Command(BaseCommand):
    help = "Render a document of a round, for example: render_document round-report BN-2018 --output FILE"

    def add_arguments(self, parser):
        parser.add_argument("kind", nargs="?", help="see --list")
        parser.add_argument("code", nargs="?", help="short code of the round")
        parser.add_argument("--output", type=Path, help="the file to write")
        parser.add_argument("--format", choices=["pdf", "html"], default="pdf")
        parser.add_argument("--list", action="store_true", help="print the kinds with an example code")

    def handle(self, *, kind, code, output, format, list, **options):  # noqa: A002
        if list:
            for name in KINDS:
                self.stdout.write(f"{name.value} {example_code()}")
            return
        if kind not in KINDS or not code or not output:
            raise CommandError(
                "Say the kind, the code of the round and --output FILE; --list prints the kinds."
            )
        try:
            output.write_bytes(self._render(kind, self._round(code), format))
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{output}")

    def _round(self, code) -> Round:
        rounds = Round.objects.select_related("plan__agency__parent", "checklist")
        round_ = rounds.filter(code=code).first()
        if round_ is None:
            raise CommandError(f"There is no round with the code {code}.")
        return round_

    def _render(self, kind, round_, wanted) -> bytes:
        paper = KINDS[kind].build(Document.of(round_, kind))
        html = render_html(KINDS[kind].template, paper, for_print=True)
        return html.encode() if wanted == "html" else render_pdf(html).content
