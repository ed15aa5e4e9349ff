"""People: who signs in, for which unit, in which role."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.models import Searchable, SearchableQuerySet

from .notices import Notice
from .successions import all_succession_pairs, succession_pairs


class UserQuerySet(SearchableQuerySet):
    def active(self):
        return self.filter(is_active=True)

    def speaking_for(self, unit):
        """The unit officers of `unit`, or of what it has become: those who have it among their `unit_ids`.

        A contact is told of the one request of their link only, by whoever makes the link.
        """
        officers = self.active().filter(role=User.Role.UNIT_OFFICER, is_superuser=False, is_contact=False)
        return officers.filter(unit__in=unit.heirs())

    def with_surroundings(self):
        """With what nearly every page asks of the person who opened it."""
        unread = Notice.objects.filter(user=models.OuterRef("pk")).unread().order_by().values("user")
        return self.annotate(
            unread_notices=Coalesce(models.Subquery(unread.annotate(n=models.Count("pk")).values("n")), 0),
            successions_read=all_succession_pairs(),
        )

    def visible_to(self, user):
        """Unit officers see the people of their own unit and its predecessors; everyone else sees all."""
        if not user.is_unit_officer:
            return self
        return self.filter(unit__in=user.unit.lineage()) if user.unit else self.filter(pk=user.pk)


class PeopleManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False

    def get_queryset(self):
        """People come with their unit: every page names it, and every right depends on it."""
        return super().get_queryset().select_related("unit")

    def create_superuser(self, username, email=None, password=None, **extra_fields):
        extra_fields.setdefault("role", User.Role.ADMINISTRATOR)
        return super().create_superuser(username, email, password, **extra_fields)


class User(Searchable, AbstractUser):
    """One row is one person who can sign in: their unit, their position there, and their one role."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Administrator")
        LEADER = "leader", _("Leader")
        OFFICER = "officer", _("Officer")
        INSPECTOR = "inspector", _("Inspector")
        UNIT_OFFICER = "unit_officer", _("Unit officer")
        VIEWER = "viewer", _("Viewer")

    # Vietnamese names are one whole, family name first; Django's two halves are not used.
    first_name = None
    last_name = None
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("unit"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.VIEWER)
    position = models.CharField(_("position"), max_length=150, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_contact = models.BooleanField(
        _("contact"),
        default=False,
        editable=False,
        help_text=_("Comes by a signed link that opens one request; there is no password."),
    )
    invented = models.BooleanField(
        _("invented"), default=False, help_text=_("A person of the demonstration, who does not exist.")
    )

    objects = PeopleManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people with accounts")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="unit_officer_has_unit",
                condition=~models.Q(role="unit_officer") | models.Q(unit__isnull=False),
                violation_error_message=_("A unit officer needs a unit."),
            ),
            models.CheckConstraint(
                name="contact_is_a_unit_officer",
                condition=models.Q(is_contact=False) | models.Q(role="unit_officer", is_superuser=False),
                violation_error_message=_("A contact acts for a unit and for nobody else."),
            ),
        ]

    def __str__(self):
        return self.get_full_name()

    def clean(self):
        super().clean()
        if self.role == self.Role.UNIT_OFFICER and self.unit is None:
            raise ValidationError({"unit": _("A unit officer needs a unit.")})

    def set_password(self, raw_password):
        """A contact has none, whoever would set one."""
        super().set_password(None if self.is_contact else raw_password)

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        """Vietnamese people are addressed by the last word of their name."""
        return self.get_full_name().split()[-1]

    def search_source(self) -> str:
        return f"{self.full_name} {self.username} {self.email} {self.position}"

    def sort_source(self) -> str:
        """Vietnamese lists of people go by the given name first, then by the whole name."""
        return f"{self.get_short_name()} {self.get_full_name()}"

    @cached_property
    def successions(self) -> list[tuple[int, int]]:
        """The successions of the register as (old, new) ids, read once for all questions of kinship."""
        if "successions_read" in self.__dict__:
            return [(old, new) for old, new in self.successions_read or ()]
        return succession_pairs()

    @cached_property
    def unread_notices(self) -> int:
        return self.notices.unread().count()

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """Ids of the own unit and of all that it came from; empty without a unit."""
        return frozenset(self.unit.lineage(self.successions)) if self.unit else frozenset()

    @cached_property
    def kin_ids(self) -> frozenset[int]:
        """Ids of the own unit, of what it came from and of what it became; empty without a unit."""
        return frozenset(self.unit.kin(self.successions)) if self.unit else frozenset()

    @property
    def is_administrator(self) -> bool:
        return self.role == self.Role.ADMINISTRATOR or self.is_superuser

    @property
    def is_leader(self) -> bool:
        return self._acts_as(self.Role.LEADER)

    @property
    def is_officer(self) -> bool:
        return self._acts_as(self.Role.OFFICER)

    @property
    def is_inspector(self) -> bool:
        return self._acts_as(self.Role.INSPECTOR)

    @property
    def is_unit_officer(self) -> bool:
        return self._acts_as(self.Role.UNIT_OFFICER)

    @property
    def is_viewer(self) -> bool:
        return self._acts_as(self.Role.VIEWER)

    def _acts_as(self, role) -> bool:
        """A superuser runs the system and is an administrator, whatever else was ticked."""
        return self.role == role and not self.is_superuser
