"""“Gửi đơn vị”: the requests that are out with the units."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.acts import require
from core.forms import BaseForm
from core.lists import PER_PAGE, ForgivingPaginator

from ..models import RequestKind
from ..outgoing import keys_out, rows_of
from ..permissions import can_see_requests


class OutgoingForm(BaseForm):
    q = forms.CharField(label=_("Unit"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Request"), choices=[("", _("All requests")), *RequestKind.choices], required=False
    )


class Filter:
    """What the filter bar of lists needs."""

    def __init__(self, data):
        self.form = OutgoingForm(data)
        self.form.is_valid()
        clean = getattr(self.form, "cleaned_data", {})
        self.words, self.kind = clean.get("q", ""), clean.get("kind", "")


def sent_requests(request):
    """The list, by the nearest day; the filter lives in the address."""
    require(can_see_requests(request.user))
    chosen = Filter(request.GET)
    paginator = ForgivingPaginator(keys_out(request.user, chosen.words, chosen.kind), PER_PAGE)
    page = paginator.page(request.GET.get("page", 1))
    context = {
        "title": _("Sent to units"),
        "filter": chosen,
        "paginator": paginator,
        "page_obj": page,
        "rows": rows_of(page.object_list),
    }
    return render(request, "portal/sent_requests.html", context)
