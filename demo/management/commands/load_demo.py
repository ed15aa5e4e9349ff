"""manage.py load_demo: bring the demonstration into the database; safe to repeat, refused in production."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from core.errors import DomainError
from demo.loading import load_demonstration


class Command(BaseCommand):
    help = "Load the demonstration: Bắc Ninh 2018, an earlier round, and one under way this year."

    def handle(self, *args, **options):
        try:
            with translation.override("vi"):
                codes = load_demonstration(stdout=self.stdout)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Đã nạp: {', '.join(codes)}" if codes else "Dữ liệu minh họa đã có đủ.")
