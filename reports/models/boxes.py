"""The box: everything kept about a round or a visit, packed into one ZIP."""

import hashlib
import os

from django.core.files.base import File
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy

from core.models import Attachment
from inspections.models import Round, Visit


class Box(Attachment):
    """One row is the ZIP that was packed last for one round or one visit; the next one takes its place.

    Who packed it and when is said by `uploaded_by` and `uploaded_at`.
    """

    round = models.OneToOneField(
        Round,
        on_delete=models.PROTECT,
        null=True,
        related_name="box",
        verbose_name=gettext_lazy("round"),
    )
    visit = models.OneToOneField(
        Visit,
        on_delete=models.PROTECT,
        null=True,
        related_name="box",
        verbose_name=gettext_lazy("visit"),
    )
    files = models.PositiveIntegerField(gettext_lazy("files in it"))
    lost = models.PositiveIntegerField(
        gettext_lazy("lost or altered before"),
        default=0,
        help_text=gettext_lazy("Kept files that were gone, or no longer as recorded, when it was packed."),
    )

    class Meta:
        verbose_name = gettext_lazy("packed file of an inspection")
        verbose_name_plural = gettext_lazy("packed files of inspections")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(round__isnull=False, visit=None) | Q(round=None, visit__isnull=False),
                name="box_of_a_round_or_a_visit",
            )
        ]

    @property
    def thing(self) -> Round | Visit:
        return self.visit or self.round

    @classmethod
    def of(cls, thing: Round | Visit):
        """The box of a round or visit as a queryset of one row or none."""
        return cls.objects.filter(**{_field(thing): thing})

    @classmethod
    def keep_made(cls, file, thing: Round | Visit, *, by, **words) -> "Box":
        """Keep the ZIP that was written into `file`; the one before goes once this one is certain.

        `words` are name, files and lost. Without the row no file stays behind.
        """
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        fields = {_field(thing): thing, "uploaded_by": by, "content_type": "application/zip"}
        box = cls(size=size, sha256=sha256, **fields, **words)
        box.file.save(box.name, File(file), save=False)
        try:
            box._take_place_of_the_one_before()
        except BaseException:  # also when the worker is told to stop
            box.discard_file()
            raise
        return box

    @transaction.atomic
    def _take_place_of_the_one_before(self):
        type(self.thing).objects.select_for_update().get(pk=self.thing.pk)  # one after the other
        for before in type(self).of(self.thing):
            before.delete()
        self.save()


def _field(thing) -> str:
    return "visit" if isinstance(thing, Visit) else "round"
