"""“My work”: the page on which everybody starts who is no officer of a unit."""

from django.utils import timezone
from django.views.generic import TemplateView

from inspections.permissions import can_create_plan

from .. import home

# So many lines are told at once; the rest opens on demand, up to as many as anybody goes through in a day.
LINES_AT_ONCE = 8
LINES_AT_MOST = 100


class HomeView(TemplateView):
    template_name = "desk/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        waiting = home.waiting_for(user)
        return super().get_context_data(
            today=timezone.localdate(),
            waiting=waiting[:LINES_AT_ONCE],
            more=waiting[LINES_AT_ONCE:LINES_AT_MOST],
            untold=max(len(waiting) - LINES_AT_MOST, 0),
            waiting_count=len(waiting),
            late_count=sum(line.urgency == 0 for line in waiting),
            **self._of_role(user),
            **kwargs,
        )

    def _of_role(self, user) -> dict:
        if user.is_viewer:
            return {"visits": home.last_visits(user), "closed_rounds": home.closed_rounds(user)}
        rounds = home.running_rounds(user)
        context = {"rounds": rounds, "sends_team": any(line.round.sends_team for line in rounds)}
        if user.is_inspector:
            return context | {"visits": home.coming_visits(user)}
        return context | {"may_create": bool(can_create_plan(user))}
