from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class DossiersConfig(AppConfig):
    name = "dossiers"
    verbose_name = gettext_lazy("One-stop dossiers")
