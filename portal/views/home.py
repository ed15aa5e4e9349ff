"""What is asked of my unit: the page on which a unit officer starts."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from core.acts import require
from core.permissions import allow_if
from units.models import Notice

from .. import requests

NOTICES_SHOWN = 5


class HomeView(TemplateView):
    template_name = "portal/home.html"

    def get(self, request, *args, **kwargs):
        require(allow_if(request.user.is_unit_officer, _("This page is for the officers of units.")))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user = self.request.user
        asked = requests.asked_of(user)
        return super().get_context_data(
            today=timezone.localdate(),
            asked=asked,
            late_count=sum(line.urgency == 0 for line in asked),
            visits=requests.visits_to_come(user),
            sent=requests.papers_sent(user),
            notices=Notice.objects.visible_to(user)[:NOTICES_SHOWN],
            **kwargs,
        )
