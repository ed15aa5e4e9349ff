"""Lists that people filter, search and page through, with the state of it all in the address."""

from dataclasses import dataclass

import django_filters
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from .forms import BaseForm

PER_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """One link above a list: its key in the address, how many rows it leaves, and whether they are shown."""

    key: str
    label: str
    count: int
    is_shown: bool


class SearchFilter(django_filters.CharFilter):
    """Words typed without diacritics, over rows that are Searchable.

    `through` leads to the Searchable row when it is not the listed row itself, as in "unit".
    """

    def __init__(self, *args, through: str = "", **kwargs):
        kwargs.setdefault("label", _("Search"))
        super().__init__(*args, **kwargs)
        self.through = through

    def filter(self, rows, value):
        if not value:
            return rows
        if not self.through:
            return rows.search(value)
        related = rows.model._meta.get_field(self.through).related_model
        return rows.filter(**{f"{self.through}__in": related._default_manager.search(value)})


class FilterSet(django_filters.FilterSet):
    """The filters of one list; `Meta.form` is inherited, so a subclass' Meta extends FilterSet.Meta."""

    class Meta:
        form = BaseForm


class ForgivingPaginator(Paginator):
    """A page that is no more, because a filter made the list shorter, is the last one instead of an error."""

    def page(self, number):
        return super().page(self._nearest(number))

    def _nearest(self, number):
        try:
            return min(max(int(number), 1), self.num_pages)
        except (TypeError, ValueError):
            return 1


class DeepPaginator(ForgivingPaginator):
    """For long lists whose rows bring others along: the page is cut from the bare rows, and joined then.

    Otherwise a database joins every row it skips on the way to a late page. The rows of the page are named
    one by one: by a subquery PostgreSQL joins all that the filter leaves before it looks at it.
    """

    def _get_page(self, rows, *args, **kwargs):
        of_page = self.object_list.filter(pk__in=list(rows.values_list("pk", flat=True)))
        return super()._get_page(of_page, *args, **kwargs)


class FilteredListView(FilterView):
    """A list page: give `get_queryset()` (visible to the user), `filterset_class` and `template_name`.

    A filter with a bad value is ignored and says so at its field; the context has filter, page_obj,
    paginator (with the count) and object_list.
    """

    paginate_by = PER_PAGE
    paginator_class = ForgivingPaginator
    strict = False
