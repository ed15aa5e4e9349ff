"""manage.py import_units: bring the register's data files (units/data/) into the database; safe to repeat."""

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from core.errors import DomainError
from units.register_import import import_register


class Command(BaseCommand):
    help = "Import the register of units of Bắc Ninh, 2018 to 2026; rows already there are kept."

    def add_arguments(self, parser):
        parser.add_argument("--only", choices=["territories", "bodies"], default="", help="import one part")
        parser.add_argument(
            "--update", action="store_true", help="bring rows already there back to the files' words"
        )

    def handle(self, *args, only, update, **options):
        try:
            counts = import_register(only=only, update=update)
        except DomainError as error:
            raise CommandError(str(error)) from error
        except IntegrityError as error:
            raise CommandError(
                f"Nothing was imported, the register disagrees with the files: {error}"
            ) from error
        self.stdout.write(
            f"Units: {counts.created} created, {counts.updated} updated, {counts.kept} kept. "
            f"Successions: {counts.successions} created."
        )
