"""The room where the agency and the inspected units meet: what is sent to a unit, and what it sends back."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Exchange with units")
