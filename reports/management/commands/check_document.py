"""Measure the layout of a PDF from the shell, in the words of the officials who read the answer."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.checking import Unreadable, check


class Command(BaseCommand):
    help = "Check the layout of a PDF against Decree 30/2020; ends with 1 when something is wrong"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="any PDF, also from a word processor")

    def handle(self, *, file, **options):
        try:
            faults = check(file)
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}: {error.strerror}.") from error
        except Unreadable as error:
            raise CommandError(f"Tệp {file} không phải là PDF đọc được ({error}).") from error
        for fault in faults:
            self.stdout.write(f"{fault}.")
        if faults:
            raise SystemExit(1)
        self.stdout.write("Không phát hiện sai thể thức (Nghị định 30/2020/NĐ-CP, Phụ lục I).")
