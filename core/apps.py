"""The ground of the project as a Django app: its checks are registered when it loads."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Calendar and background jobs")

    def ready(self):
        from .checks import check_document_font

        register(check_document_font, Tags.compatibility)
