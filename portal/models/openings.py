"""Read receipts: who of a unit opened a request, and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .asked import AboutRequest, fields_of, names_its_request


class Opening(AboutRequest):
    """One row says that one person of a unit opened one request: first, last, and how often."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings", verbose_name=_("person")
    )
    first_at = models.DateTimeField(_("first opened at"))
    last_at = models.DateTimeField(_("last opened at"))
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("read receipt")
        verbose_name_plural = _("read receipts")
        ordering = ["first_at", "pk"]
        constraints = [
            names_its_request(),
            models.UniqueConstraint(
                fields=["user", "kind", "visit"],
                condition=Q(visit__isnull=False),
                name="one_receipt_a_person_and_visit",
            ),
            models.UniqueConstraint(
                fields=["user", "conclusion"],
                condition=Q(conclusion__isnull=False),
                name="one_receipt_a_person_and_conclusion",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_kind_display()}"

    @classmethod
    def note(cls, user, kind, thing_id: int) -> None:
        """Write down that `user` opened the request now."""
        now = timezone.now()
        which = fields_of(kind, thing_id) | {"user": user}
        if not cls.objects.filter(**which).update(last_at=now, times=F("times") + 1):
            cls.objects.get_or_create(**which, defaults={"first_at": now, "last_at": now})
