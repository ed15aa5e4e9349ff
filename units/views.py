"""Pages of the register and of a person's notices."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from core.acts import inside
from core.lists import PER_PAGE, FilteredListView

from .filters import UnitFilter
from .models import Notice, Unit, parents_on


class UnitListView(FilteredListView):
    """The register of one day, today unless asked otherwise."""

    template_name = "units/unit_list.html"
    filterset_class = UnitFilter
    extra_context = {"title": _("Units")}

    def get_queryset(self):
        return Unit.objects.visible_to(self.request.user).select_related("parent")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        units = list(context["page_obj"].object_list)
        parents = parents_on(units, context["filter"].day or timezone.localdate())
        return context | {"rows": [(unit, parents[unit.pk]) for unit in units]}


class NoticeListView(ListView):
    """What was told to the person who asks, newest first."""

    template_name = "units/notice_list.html"
    paginate_by = PER_PAGE
    extra_context = {"title": _("Notices")}

    def get_queryset(self):
        return Notice.objects.visible_to(self.request.user)


@require_POST
def open_notice(request, pk):
    """Mark a notice read and go where it points."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    Notice.objects.filter(pk=notice.pk).mark_read()
    return redirect(inside(request, notice.url, "units:notices"))


@require_POST
def read_all_notices(request):
    Notice.objects.visible_to(request.user).mark_read()
    return redirect("units:notices")
