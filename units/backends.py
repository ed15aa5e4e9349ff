"""Who signs in, and rights by role: what an administrator may do without ticking permissions."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend, ModelBackend

from .models import User


class PeopleBackend(ModelBackend):
    """Signs people in by their password.

    Who comes with a session is fetched together with what nearly every page asks of them, in one query.
    """

    def get_user(self, user_id):
        user = User.objects.with_surroundings().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class AdministratorBackend(BaseBackend):
    """Gives the role administrator every right on settings.ADMINISTRATOR_MANAGES and sight of all the rest.

    Findings, answers and documents are written by those who inspect, never in the administration pages.
    Nobody signs in through this backend.
    """

    def has_perm(self, user_obj, perm, obj=None):
        if not (user_obj.is_active and user_obj.is_authenticated and user_obj.is_administrator):
            return False
        app, _, codename = perm.partition(".")
        act, _, model = codename.partition("_")
        managed = settings.ADMINISTRATOR_MANAGES
        return act == "view" or app in managed or f"{app}.{model}" in managed

    def has_module_perms(self, user_obj, app_label):
        return user_obj.is_active and user_obj.is_authenticated and user_obj.is_administrator
