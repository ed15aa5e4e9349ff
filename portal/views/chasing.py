"""“To chase today”: whom to remind, call or write to, and sending again what may not have arrived."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core.acts import perform, require
from core.lists import FilteredListView

from .. import chasing
from ..models import Digest
from ..permissions import can_chase
from ..to_chase import ChaseFilter, to_chase, units_to_chase

UNITS_PER_PAGE = 20


class ChaseView(FilteredListView):
    """The units that owe something, the worst first."""

    template_name = "portal/chase.html"
    filterset_class = ChaseFilter
    paginate_by = UNITS_PER_PAGE
    extra_context = {"title": gettext_lazy("To chase today")}

    def get(self, request, *args, **kwargs):
        require(can_chase(request.user))
        return super().get(request, *args, **kwargs)

    @cached_property
    def demands(self):
        return to_chase(self.request.user)

    def get_queryset(self):
        return self.demands

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        unsettled = Digest.objects.visible_to(self.request.user).unsettled().select_related("person")
        return context | {
            "units": units_to_chase(context["page_obj"].object_list, self.demands),
            "unsettled": list(unsettled[:UNITS_PER_PAGE]),
        }


@require_POST
def send_again(request, pk):
    """Try a message once more of which nobody knows whether it arrived."""
    digests = Digest.objects.visible_to(request.user).select_related("person")
    verb = partial(chasing.send_again, get_object_or_404(digests, pk=pk))
    return perform(request, verb, _("The message is sent."), then="portal:chase")
