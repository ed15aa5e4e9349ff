"""Administration of the register, the people and their notices."""

from django.contrib import admin
from django.contrib.auth.models import Group

from .notices import NoticeAdmin
from .people import PersonAdmin
from .register import SuccessionAdmin, UnitAdmin

__all__ = ["NoticeAdmin", "PersonAdmin", "SuccessionAdmin", "UnitAdmin"]

# Rights follow the role; groups of permissions would be a second, silent way to give them.
admin.site.unregister(Group)
