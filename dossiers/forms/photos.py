"""Photos and scans of the papers of one dossier."""

from django.utils.translation import gettext_lazy as _

from core.forms import BaseForm, FilesField


class PhotoForm(BaseForm):
    file = FilesField(label=_("Photos and papers"))
