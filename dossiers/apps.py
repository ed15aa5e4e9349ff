"""The room of counting: exports of one-stop software, lateness, causes and samples."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "dossiers"
    verbose_name = _("One-stop dossiers")

    def ready(self):
        from .seeding import fill_empty_tables

        post_migrate.connect(fill_empty_tables, sender=self)
