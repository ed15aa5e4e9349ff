"""The filters above the lists of this room; they live in the address."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.lists import FilterSet

from .models import ExtractProblem
from .preview_page import kinds_of


class ProblemFilter(FilterSet):
    """The problems of one file by their kind, of which only those that it has are offered."""

    kind = django_filters.ChoiceFilter(label=_("What is wrong"), choices=(), empty_label=_("Everything"))
    error = django_filters.ChoiceFilter(
        label=_("What becomes of the row"),
        field_name="is_error",
        choices=(("True", _("Row left out")), ("False", _("Only noticed"))),
        empty_label=_("Both"),
    )

    class Meta(FilterSet.Meta):
        model = ExtractProblem
        fields = []

    def __init__(self, *args, extract, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(line.kind.value, f"{line.kind.label} ({line.count})") for line in kinds_of(extract)]
        self.filters["kind"].extra["choices"] = found
        self.form.fields["kind"].choices = [("", _("Everything")), *found]
