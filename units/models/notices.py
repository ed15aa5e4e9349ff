"""Notices: short messages that wait for a person in the interface."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import clean_line


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A notice is seen by the person it was sent to, nobody else."""
        return self.filter(user_id=user.pk)

    def unread(self):
        return self.filter(read_at=None)

    def mark_read(self) -> int:
        """Mark those not yet read; returns how many there were."""
        return self.unread().update(read_at=timezone.now())


class Notice(models.Model):
    """One row is one message to one person: what happened, and where to look."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", verbose_name=_("person")
    )
    text = models.CharField(_("text"), max_length=500)
    url = models.CharField(_("address"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notice_of_user"),
            models.Index(fields=["user"], condition=models.Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self):
        return self.text

    @classmethod
    def send(cls, user, text: str, url: str = "") -> "Notice":
        """Tell `user`; the text is cut to what a list can show."""
        return cls.objects.create(user=user, text=clean_line(str(text))[:500], url=url)

    @classmethod
    def send_all(cls, people, text: str, url: str = "") -> None:
        """Tell each of `people` the same."""
        text = clean_line(str(text))[:500]
        cls.objects.bulk_create(cls(user=person, text=text, url=url) for person in people)
