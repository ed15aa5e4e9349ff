"""manage.py demo_accounts: print who can sign in to the demonstration."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from core.errors import DomainError
from demo.loading import refuse_in_production
from demo.people import PASSWORD
from units.models import User

HEADINGS = ("Tên đăng nhập", "Mật khẩu", "Họ và tên (hư cấu)", "Vai trò", "Chức vụ, đơn vị")


class Command(BaseCommand):
    help = "Print the demonstration's accounts, their shared password, and who they play."

    def handle(self, *args, **options):
        try:
            refuse_in_production()
        except DomainError as error:
            raise CommandError(str(error)) from error
        with translation.override("vi"):
            rows = [HEADINGS, *map(as_row, User.objects.filter(invented=True).order_by("pk"))]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        rows.insert(1, tuple("-" * width for width in widths))
        for row in rows:
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write(line.rstrip())


def as_row(person: User) -> tuple[str, ...]:
    return person.username, PASSWORD, person.full_name, person.get_role_display(), person.position
