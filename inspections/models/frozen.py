"""Rows that can no longer change once the checklist version they belong to is published."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _

from core.errors import DomainError

from ..workflow import ChecklistState


class FrozenQuerySet(models.QuerySet):
    """Refuses bulk writes that would touch a published version."""

    def refuse_published(self) -> None:
        if self.order_by().filter(**{self.model.STATE_PATH: ChecklistState.PUBLISHED}).exists():
            raise DomainError(_("A published checklist cannot be changed. Copy it to a new version first."))

    def update(self, **kwargs):
        self.refuse_published()
        parent = self.model.PARENT
        if parent and {parent, f"{parent}_id"} & kwargs.keys():
            raise DomainError(_("Move rows of a checklist one at a time, not in bulk."))
        return super().update(**kwargs)

    update.alters_data = True

    def delete(self):
        self.refuse_published()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        if self.model.PARENT:
            field = self.model._meta.get_field(self.model.PARENT)
            parents = field.related_model.objects.filter(pk__in={getattr(obj, field.attname) for obj in objs})
            parents.refuse_published()
        return super().bulk_create(objs, *args, **kwargs)

    bulk_create.alters_data = True


class Frozen(models.Model):
    """A row whose version's state is found at STATE_PATH; PARENT names the key to the row it hangs under."""

    STATE_PATH: ClassVar[str]
    PARENT: ClassVar[str] = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.refuse_published()
        return super().delete(*args, **kwargs)

    def refuse_published(self) -> None:
        """Raise DomainError when this row, as stored or as it would be, stands in a published version."""
        type(self).objects.filter(pk=self.pk).refuse_published()
        if self.PARENT:
            field = self._meta.get_field(self.PARENT)
            field.related_model.objects.filter(pk=getattr(self, field.attname)).refuse_published()
