"""Make a paper from the shell: the same content, template and files as in the browser."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.errors import DomainError
from reports.examples import LOOKUPS
from reports.kinds import KINDS, as_it_stands, docx_of, html_of, printed_parts
from reports.models import Document
from reports.render import render_pdf
from reports.sheets import workbook


class Command(BaseCommand):
    help = "Render a document, for example: render_document round-report BN-2018 --output FILE"

    def add_arguments(self, parser):
        codes = "; ".join(f"{kind.value}: {lookup.code_is}" for kind, lookup in LOOKUPS.items())
        parser.add_argument("kind", nargs="?", help="see --list")
        parser.add_argument("code", nargs="?", help=codes)
        parser.add_argument("--output", type=Path, help="the file to write")
        parser.add_argument("--format", choices=["pdf", "html", "docx", "xlsx"], default="pdf")
        parser.add_argument("--list", action="store_true", help="print the kinds with an example code")

    def handle(self, *, kind, code, output, format, list, **options):  # noqa: A002
        if list:
            for name, lookup in LOOKUPS.items():
                self.stdout.write(f"{name.value} {lookup.example()}")
            return
        if kind not in KINDS or not code or not output:
            raise CommandError("Say the kind, its code and --output FILE; --list prints the kinds.")
        document = LOOKUPS[kind].find(code)
        if document is None:
            raise CommandError(f"There is no {LOOKUPS[kind].code_is} {code}.")
        try:
            output.write_bytes(self._render(document, format))
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{output}")

    def _render(self, document: Document, wanted) -> bytes:
        paper = as_it_stands(document)
        if wanted == "docx":
            return docx_of(document, paper)
        if wanted == "xlsx":
            return workbook(paper)
        if wanted == "html":
            return html_of(document, paper, for_print=True).encode()
        return render_pdf(printed_parts(document, paper)).content
