"""Deletes what was counted of strangers' questions once it limits nobody any more; safe to repeat."""

from django.core.management.base import BaseCommand

from core.limits import forget_askers


class Command(BaseCommand):
    help = "Deletes counts of questions whose time is over."

    def handle(self, **options):
        forget_askers()
