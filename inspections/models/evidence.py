"""What photos and files share that stand beside answers, whoever gave these."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy

from core.models import Attachment
from core.text import clean_line


class EvidenceParts(Attachment):
    """A photo or file with its caption; subclasses name the `holder` of the answers that it stands beside."""

    caption = models.CharField(gettext_lazy("caption"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(gettext_lazy("order"), default=0)
    illustrative = models.BooleanField(gettext_lazy("illustrative"), default=False)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    @transaction.atomic
    def rename(self, caption, *, by):
        self._check_open(by)
        self.caption = clean_line(caption)
        self.save(update_fields=["caption"])

    @transaction.atomic
    def remove(self, *, by):
        self._check_open(by)
        self.delete()

    def _check_open(self, by, accepted_by=None):
        self.holder.lock()
        self.holder.may_answer(by, accepted_by).enforce()
