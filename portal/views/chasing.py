"""What is to be chased today, and sending again a message that may not have arrived."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import perform, require
from core.lists import FilteredListView
from inspections.models import Round
from inspections.waiting import to_announce

from ..filters import ChaseFilter
from ..models import Digest
from ..owing import Scope
from ..permissions import can_chase
from ..to_chase import describe, units_to_chase


class ChaseView(FilteredListView):
    template_name = "portal/chase.html"
    filterset_class = ChaseFilter
    paginate_by = 20

    def get(self, request, *args, **kwargs):
        require(can_chase(request.user))
        return super().get(request, *args, **kwargs)

    @cached_property
    def scope(self) -> Scope:
        return Scope.of(self.request.user, round_code=self._round_code())

    def _round_code(self) -> str:
        """The round in the address; a code that names none is told at its field and filters nothing."""
        code = self.request.GET.get("round", "")
        rounds = Round.objects.visible_to(self.request.user)
        return code if code and "\0" not in code and rounds.filter(code=code).exists() else ""

    def get_queryset(self):
        return units_to_chase(timezone.localdate(), self.scope)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        return context | {
            "rows": describe(list(context["page_obj"]), today, self.scope),
            "to_announce": to_announce(self.request.user),
            "today": today,
        }


@require_POST
def resend(request, pk):
    """Send a message once more whose sending failed or was cut off."""
    if not can_chase(request.user):
        raise Http404
    digest = get_object_or_404(Digest.objects.visible_to(request.user).select_related("person"), pk=pk)
    return perform(request, digest.resend, _("The message is sent."), then="portal:chase")
