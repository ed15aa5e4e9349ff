"""Administration of the working-day calendar; jobs and number series are there to be read."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from .admin_base import Admin, ViewOnly
from .forms import BaseModelForm
from .models import Counter, Holiday, Job
from .text import clean_line, fold

# What the background does is read as Job rows, in the office's words; the library's own rows say no more.
admin.site.unregister(DBTaskResult)


class HolidayForm(BaseModelForm):
    def clean_date(self):
        """A day stands in the calendar once; who enters it again is told what stands there."""
        day = self.cleaned_data["date"]
        twin = Holiday.objects.filter(date=day).exclude(pk=self.instance.pk).first()
        if twin:
            said = _("%(day)s already stands in the calendar: %(name)s (%(kind)s). Change that row instead.")
            words = {"day": f"{day:%d/%m/%Y}", "name": twin.name, "kind": twin.get_kind_display()}
            raise ValidationError(said % words)
        return day


@admin.register(Holiday)
class HolidayAdmin(Admin):
    """The calendar from which every deadline is counted."""

    form = HolidayForm
    list_display = ["date", "weekday", "name", "kind", "source"]
    list_filter = ["kind"]
    date_hierarchy = "date"
    search_fields = ["name", "source"]
    search_help_text = _("Name or source; diacritics may be left out.")
    ordering = ["-date"]
    list_per_page = 50

    @admin.display(description=_("weekday"), ordering="date")
    def weekday(self, holiday):
        return WEEKDAYS[holiday.date.weekday()]

    def get_search_results(self, request, queryset, search_term):
        """The table is small: its words are folded here instead of being kept in a column."""
        words = fold(clean_line(search_term)).split()
        if not words:
            return queryset, False
        rows = Holiday.objects.values_list("pk", "name", "source")
        found = [pk for pk, *texts in rows if all(word in fold(" ".join(texts)) for word in words)]
        return queryset.filter(pk__in=found), False


@admin.register(Counter)
class CounterAdmin(ViewOnly, Admin):
    """The last number of each series: changing one would give a number twice."""

    list_display = ["series", "year", "last"]
    list_filter = ["year"]
    search_fields = ["series"]


@admin.register(Job)
class JobAdmin(ViewOnly, Admin):
    """What the worker did and does."""

    list_display = ["label", "kind", "state", "created_by", "created_at", "finished_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["created_by"]
    search_fields = ["label", "key"]
    date_hierarchy = "created_at"
