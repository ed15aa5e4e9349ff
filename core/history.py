"""The past of a record, as django-simple-history keeps it, for a quarter less of a save.

The library makes the class of its manager anew whenever a history is touched, as every save does.
"""

from functools import cache, partial

from simple_history import manager, models


class HistoryManager(manager.HistoryManager):
    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


HistoricalRecords = partial(models.HistoricalRecords, history_manager=HistoryManager)
