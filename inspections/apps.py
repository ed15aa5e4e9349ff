"""Plans, rounds, visits and checklists as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = _("Plans, rounds and checklists")
