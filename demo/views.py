"""The sign-in page, which shows the demonstration's accounts while they are loaded."""

from django.conf import settings
from django.contrib.auth.views import LoginView

from units.models import User

from .people import PASSWORD


class SignIn(LoginView):
    """Signing in; where nobody's real data can be, one look tells who may be played."""

    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | _who_can_be_played()


def _who_can_be_played() -> dict:
    if settings.PRODUCTION:
        return {}
    people = User.objects.active().filter(invented=True).order_by("pk")
    accounts = [{"username": person.username, "role": person.get_role_display()} for person in people]
    return {"demo_accounts": accounts, "demo_password": PASSWORD}
