"""A visit to one unit, from its date in the schedule to its conclusion, and the evidence kept on it."""

from datetime import date as Date
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import day
from core.history import HistoricalRecords
from core.models import Versioned
from core.text import clean_line
from core.workflow import Stateful, StatusChange
from units.models import Unit

from .. import permissions
from ..completeness import Gap, gaps
from ..visibility import seen_visits
from ..workflow import VISIT_MOVES, VISIT_TONES, RoundState, VisitKind, VisitState
from .announcing import Announced
from .checklists import Criterion
from .evidence import EvidenceParts
from .rounds import ASKED_LEVELS, Round, Team, TeamMember
from .scheduling import Scheduled


class VisitQuerySet(models.QuerySet):
    def with_surroundings(self):
        """With what the pages of a visit name and its rights depend on."""
        return self.select_related(
            "round__plan",
            "round__checklist",
            "team",
            "unit__parent__parent",
            "parent",
            "self_report",
            "reinspects",
        )

    def with_seat_of(self, user):
        """With the seat of `user` in the team, so that `role_of` asks no more for that person."""
        seats = TeamMember.objects.filter(team=models.OuterRef("team"), user=user)
        present = Visit.members.through.objects.filter(visit=models.OuterRef("pk"), user=user)
        return self.annotate(
            seat_of=models.Value(user.pk),
            seat_role=models.Subquery(seats.order_by().values("role")[:1]),
            seat_is_present=models.Exists(present),
        )

    def visible_to(self, user):
        return self.filter(pk__in=Visit._base_manager.filter(seen_visits(user)).values("pk"))

    def in_order(self):
        """By date of the first visit of the district, a commune under its district."""
        return self.order_by(
            models.functions.Coalesce("parent__date", "date"),
            models.functions.Coalesce("parent_id", "pk"),
            models.F("parent_id").asc(nulls_first=True),
            "date",
            "pk",
        )


class Visit(Announced, Scheduled, Stateful, Versioned):
    """One row is one inspection of one unit on one day, with the unit's names as they were that day."""

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="visits", verbose_name=gettext_lazy("round")
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="visits", verbose_name=gettext_lazy("team")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="visits", verbose_name=gettext_lazy("unit")
    )
    body_name = models.CharField(gettext_lazy("body inspected"), max_length=200, editable=False)
    parent_name = models.CharField(gettext_lazy("under"), max_length=200, blank=True, editable=False)
    kind = models.CharField(
        gettext_lazy("kind"), max_length=20, choices=VisitKind.choices, default=VisitKind.PLANNED
    )
    date = models.DateField(gettext_lazy("date"))
    place = models.CharField(gettext_lazy("place"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_visits",
        verbose_name=gettext_lazy("visited under"),
    )
    reinspects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reinspections",
        verbose_name=gettext_lazy("re-inspects"),
        help_text=gettext_lazy("The earlier visit whose shortcomings are looked at again."),
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="visits",
        verbose_name=gettext_lazy("members present"),
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=VisitState.choices,
        default=VisitState.PLANNED,
        editable=False,
    )
    minutes_signed_on = models.DateField(gettext_lazy("minutes signed on"), null=True, blank=True)
    minutes_signed_by = models.CharField(gettext_lazy("signed for the unit by"), max_length=200, blank=True)
    illustrative = models.BooleanField(gettext_lazy("illustrative"), default=False)
    history = HistoricalRecords()

    MOVES = VISIT_MOVES
    TONES = VISIT_TONES
    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("visit")
        verbose_name_plural = gettext_lazy("visits")
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "kind", "date"],
                name="unit_visited_once_a_day",
                violation_error_message=gettext_lazy("This unit already has such a visit on this day."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["planned", "under_way", "completed"])
                | models.Q(minutes_signed_on__isnull=False),
                name="signed_minutes_have_a_date",
            ),
            *Announced.CONSTRAINTS,
        ]
        indexes = [models.Index(fields=["unit", "date"])]

    def __str__(self):
        return f"{self.body_name}, {day(self.date)}"

    # The day itself

    def start(self, *, by, note=""):
        self.move("start", by=by, note=note)

    def complete(self, *, by, note=""):
        """End the visit at the unit; refused while an asked criterion or required evidence is missing."""
        with transaction.atomic():
            self.secure("complete", by=by)
            missing = self.missing()
            if missing:
                raise DomainError(_("%d criteria still lack an answer or required evidence.") % len(missing))
            self.move("complete", by=by, note=note)

    def reopen(self, *, by, note):
        self.move("reopen", by=by, note=note)

    def sign_minutes(self, *, by, on: Date, signer: str, note=""):
        """Enter that the minutes were signed on `on`, for the unit by `signer`."""
        signer = clean_line(signer)
        if not signer:
            raise DomainError(_("Say who signed for the unit."), field="signer")
        if on < self.date:
            raise DomainError(_("The minutes cannot be signed before the visit."), field="on")
        if on > timezone.localdate():
            raise DomainError(_("The minutes cannot be signed in the future."), field="on")
        self.minutes_signed_on, self.minutes_signed_by = on, signer
        self.move("sign", by=by, note=note, fields=("minutes_signed_on", "minutes_signed_by"))

    def conclude(self, *, by, note=""):
        """Freeze the visit; called by the conclusion that speaks of it."""
        self.move("conclude", by=by, note=note)

    def rounds_to_reinspect_in(self, user):
        """The open rounds that have not ended and whose schedule `user` keeps, the first to end in front."""
        rounds = Round.objects.visible_to(user).filter(
            state=RoundState.OPEN, period_end__gte=max(timezone.localdate(), self.date + timedelta(days=1))
        )
        rounds = rounds.select_related("plan").order_by("period_end", "pk")
        return [round_ for round_ in rounds if permissions.can_manage_round(user, round_)]

    # What is asked and answered

    @cached_property
    def asked_level(self) -> str:
        """The level whose criteria are asked: the unit's own, or that of the unit it belongs to.

        What belongs to the province alone, such as an agency of a vertical sector, is asked as a department.
        """
        unit = self.unit
        while unit is not None and unit.level not in ASKED_LEVELS:
            unit = unit.parent
        return unit.level if unit else Unit.Level.DEPARTMENT

    def asked(self):
        return self.round.asked_of(self.asked_level)

    def may_answer(self, user, accepted_by=None):
        """Whether `user` may answer, or `accepted_by` let in what `user` had entered too late (a Verdict)."""
        if accepted_by is not None:
            return permissions.can_accept_late(accepted_by, self)
        return permissions.can_answer(user, self)

    def missing(self) -> list[Gap]:
        """Asked criteria without a full answer, or without the evidence marked as required; three queries."""
        return gaps(self.asked(), self.answered_ids, self.proven_ids)

    @property
    def answered_ids(self) -> set[int]:
        """The criteria that have a full answer."""
        return set(self.answers.filter(complete=True).values_list("criterion_id", flat=True))

    @property
    def proven_ids(self) -> set[int]:
        """The criteria for which there is a photo or file."""
        return set(self.evidence.exclude(criterion=None).values_list("criterion_id", flat=True))

    def role_of(self, user) -> str | None:
        """The role of `user` on this visit; only plain members must be listed as present, else they read.

        An administrator runs the system and has no part in what it records.
        """
        if user.is_administrator:
            return None
        role, is_present = self._seat_of(user)
        return TeamMember.Role.GUEST if role == TeamMember.Role.MEMBER and not is_present else role

    def _seat_of(self, user) -> tuple[str | None, bool]:
        """The role in the team and whether `user` is present, as read with the visit or else now."""
        if getattr(self, "seat_of", None) == user.pk:
            return self.seat_role, self.seat_is_present
        return self.team.roles.get(user.pk), user.pk in self.member_ids

    @cached_property
    def member_ids(self) -> frozenset[int]:
        return frozenset(user.pk for user in self.members.all())

    @transaction.atomic
    def add_evidence(self, upload, *, by, criterion=None, caption="", accepted_by=None):
        """Keep a photo or file on this visit. DomainError refuses a wrong type or size, or a late upload."""
        self.lock()
        self.may_answer(by, accepted_by).enforce()
        if criterion and not self.asked().filter(pk=criterion.pk).exists():
            raise DomainError(_("This criterion is not asked here."))
        return Evidence.keep(
            upload,
            by=by,
            visit=self,
            criterion=criterion,
            caption=clean_line(caption),
            order=self._next_order(),
        )

    def _next_order(self) -> int:
        last = self.evidence.aggregate(last=models.Max("order"))["last"]
        return (last or 0) + 1

    @transaction.atomic
    def order_evidence(self, wanted: list[int], *, by, accepted_by=None):
        """Let the files with these ids stand in this order; those of other visits are passed over."""
        self.lock()
        self.may_answer(by, accepted_by).enforce()
        items = self.evidence.in_bulk(wanted)
        Evidence.put_in_order([items[pk] for pk in dict.fromkeys(wanted) if pk in items])


class VisitChange(StatusChange):
    """One row is one change of state of a visit."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a visit")
        verbose_name_plural = gettext_lazy("changes of visits")


class Evidence(EvidenceParts):
    """One photo or file taken on a visit, for a criterion or for the visit as a whole."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("criterion"),
    )
    caption_at = models.DateTimeField(gettext_lazy("caption entered at"), null=True, editable=False)
    caption_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("caption entered by"),
    )
    # Of two captions entered apart the later one stands, and the other stays here to be chosen.
    caption_beside = models.TextField(gettext_lazy("other caption"), blank=True, editable=False)

    class Meta(EvidenceParts.Meta):
        verbose_name = gettext_lazy("evidence")
        verbose_name_plural = gettext_lazy("evidence")

    @property
    def holder(self) -> Visit:
        return self.visit

    @transaction.atomic
    def rename(self, caption, *, by, base=None, entered_at=None, accepted_by=None):
        """Give it a caption, entered at a moment (now) over `base`, the one that was seen (the present one).

        Where somebody else changed it meanwhile, the one entered later stands and the other is kept beside.
        """
        self._check_open(by, accepted_by)
        caption, standing = clean_line(caption), self.caption
        entered_at = entered_at or timezone.now()
        if caption == standing:
            return
        seen = base is None or standing in {"", clean_line(base)} or self.caption_by == by
        if not seen and self.caption_at and entered_at < self.caption_at:
            self._put_beside(caption)
        else:
            self.caption, self.caption_at, self.caption_by = caption, entered_at, by
            self._put_beside("" if seen else standing)
        self.save(update_fields=["caption", "caption_at", "caption_by", "caption_beside"])

    def _put_beside(self, other: str):
        """Keep `other` beside the caption that stands; the one that was chosen stands no longer beside it."""
        kept = [line for line in self.caption_beside.split("\n") if line and line != self.caption]
        self.caption_beside = "\n".join(dict.fromkeys([*kept, *filter(None, [other])]))

    @property
    def captions_beside(self) -> list[str]:
        return [line for line in self.caption_beside.split("\n") if line]

    @transaction.atomic
    def swap_with_neighbour(self, step: int, *, by):
        """Move it one place forward (-1) or back (1) among the photos and files it is shown with."""
        self._check_open(by)
        row = list(self.visit.evidence.filter(criterion=self.criterion))
        place = next(place for place, item in enumerate(row) if item.pk == self.pk)
        if 0 <= place + step < len(row):
            row[place], row[place + step] = row[place + step], row[place]
        Evidence.put_in_order(row)

    @classmethod
    def put_in_order(cls, items):
        """Let `items` stand in this order, in the places that they hold among the others."""
        for order, item in zip(sorted(item.order for item in items), items, strict=True):
            item.order = order
        cls.objects.bulk_update(items, ["order"])
