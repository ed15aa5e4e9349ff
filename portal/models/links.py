"""Signed links: a named contact of a unit comes to one request without a password, until a day."""

from datetime import timedelta
from secrets import token_urlsafe
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.text import clean_line
from units.models import User

from .. import permissions
from .asked import AboutRequest, fields_of, names_its_request

SALT = "portal.AccessLink"


class AccessLinkQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class AccessLink(AboutRequest):
    """One row lets one contact open one request, until it expires or is revoked."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="links",
        verbose_name=gettext_lazy("person"),
    )
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("made by"),
    )
    created_at = models.DateTimeField(gettext_lazy("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(gettext_lazy("valid until"))
    revoked_at = models.DateTimeField(gettext_lazy("revoked at"), null=True)

    objects = AccessLinkQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("signed link")
        verbose_name_plural = gettext_lazy("signed links")
        ordering = ["-created_at", "-pk"]
        constraints = [names_its_request()]

    def __str__(self):
        return f"{self.user}, {self.get_kind_display()}"

    @classmethod
    @transaction.atomic
    def make(cls, kind, thing, *, by, unit, full_name, position="", phone="", email="") -> "AccessLink":
        """A link to the request `kind` about `thing` (a visit or a conclusion) for a contact of `unit`.

        The same person, by name and e-mail or phone, stays one person over several links. Raises DomainError
        when the person may not make links, or without a name and a way to reach the contact.
        """
        permissions.can_make_link(by, thing.round.plan).enforce()
        full_name, phone, email = clean_line(full_name), clean_line(phone), clean_line(email)
        if not full_name:
            raise DomainError(_("Give the name of the contact."), field="full_name")
        if not (phone or email):
            raise DomainError(_("Give a phone number or an e-mail address."), field="phone")
        user = _contact_of(unit, full_name, phone, email)
        user.position, user.is_active = clean_line(position) or user.position, True
        user.phone, user.email = phone or user.phone, email or user.email
        user.save()
        return cls._for(user, by, **fields_of(kind, thing.pk))

    @classmethod
    def _for(cls, user, by, **request) -> "AccessLink":
        until = timezone.now() + timedelta(days=settings.LINK_DAYS)
        return cls.objects.create(
            user=user, created_by=by, nonce=token_urlsafe(24), expires_at=until, **request
        )

    @transaction.atomic
    def renew(self, *, by) -> "AccessLink":
        """A fresh link to the same request for the same person; the old one ends."""
        permissions.can_make_link(by, self.round.plan).enforce()
        self._end()
        User.objects.filter(pk=self.user_id).update(is_active=True)
        return self._for(self.user, by, **fields_of(self.kind, self.thing_id))

    @transaction.atomic
    def revoke(self, *, by):
        """It opens nothing any more, also where it is open; a contact without any link is set inactive."""
        permissions.can_make_link(by, self.round.plan).enforce()
        self._end()
        self.rest_person()

    def _end(self):
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])

    def rest_person(self):
        """Set the contact inactive once no link of theirs is valid."""
        if not self.user.links.valid().exists():
            User.objects.filter(pk=self.user_id, is_contact=True).update(is_active=False)

    # The words in the address

    @property
    def token(self) -> str:
        return signing.dumps([self.pk, self.nonce], salt=SALT)

    @classmethod
    def of_token(cls, token: str) -> "AccessLink | None":
        """The link that the words stand for, valid or not; None when they are forged."""
        try:
            pk, nonce = signing.loads(token, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls.objects.select_related("user", "visit", "conclusion").filter(pk=pk, nonce=nonce).first()

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now() and self.user.is_active

    @property
    def badge(self) -> tuple[str, str]:
        """(tone, word) for whether it opens anything."""
        if self.revoked_at:
            return "idle", _("Revoked")
        return ("done", _("Valid")) if self.expires_at > timezone.now() else ("bad", _("Expired"))


def _contact_of(unit, full_name, phone, email) -> User:
    """The contact of `unit` who is known by this name and one of the two; else a new person."""
    for contact in User.objects.filter(unit=unit, is_contact=True, full_name__iexact=full_name):
        if (email and contact.email.lower() == email.lower()) or (phone and contact.phone == phone):
            return contact
    user = User(
        username=f"lien-he-{uuid4().hex[:12]}",
        full_name=full_name,
        unit=unit,
        role=User.Role.UNIT_OFFICER,
        is_contact=True,
    )
    user.set_unusable_password()
    return user
