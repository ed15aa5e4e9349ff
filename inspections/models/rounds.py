"""A round of inspection: its period, its teams, and what is asked of each level of unit."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Searchable, SearchableQuerySet, Versioned
from core.workflow import Stateful, StatusChange

from .. import permissions
from ..visibility import EVERYTHING, own_rounds, seen_visits, sent_teams
from ..workflow import ROUND_MOVES, ROUND_TONES, RoundState, VisitState
from .checklists import LEVEL_FIELDS, ChecklistVersion, Criterion
from .plans import Plan

ASKED_LEVELS = list(LEVEL_FIELDS)


class RoundQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """What seen_rounds says; visits are looked up apart, since joined they would multiply the rounds."""
        if user.is_leader or user.is_administrator:
            return self.filter(EVERYTHING)
        own = Round._base_manager.filter(own_rounds(user)).values("pk")
        visits = Round.visits.rel.related_model._base_manager.filter(seen_visits(user)).values("round")
        return self.filter(Q(pk__in=own) | Q(pk__in=visits))


class Round(Stateful, Versioned, Searchable):
    """One row is one round of visits under a plan, with one checklist version fixed for all of it."""

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="rounds", verbose_name=gettext_lazy("plan")
    )
    code = models.CharField(
        gettext_lazy("short code"),
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Z0-9]+(-[A-Z0-9]+)*\Z",
                gettext_lazy("Capital letters, digits and hyphens only, for example BN-2018."),
            )
        ],
        error_messages={"unique": gettext_lazy("Another round has this code.")},
    )
    name = models.CharField(gettext_lazy("name"), max_length=300)
    period_start = models.DateField(gettext_lazy("from"))
    period_end = models.DateField(gettext_lazy("to"))
    checklist = models.ForeignKey(
        ChecklistVersion,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=gettext_lazy("checklist"),
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=RoundState.choices,
        default=RoundState.PREPARING,
        editable=False,
    )
    illustrative = models.BooleanField(gettext_lazy("illustrative"), default=False)
    history = HistoricalRecords(excluded_fields=["search", "sort_key"])

    MOVES = ROUND_MOVES
    TONES = ROUND_TONES
    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("round")
        verbose_name_plural = gettext_lazy("rounds")
        ordering = ["-period_start", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")),
                name="round_ends_after_it_starts",
                violation_error_message=gettext_lazy("The round ends before it starts."),
            )
        ]

    def __str__(self):
        return self.name

    def search_source(self):
        return f"{self.code} {self.name}"

    @classmethod
    def prepare(cls, plan, *, by, **fields):
        """A new round of `plan` that asks what its checklist proposes."""
        permissions.can_add_round(by, plan).enforce()
        with transaction.atomic():
            new = cls.objects.create(plan=plan, **fields)
            new.ask_defaults(by=by)
        return new

    def revise(self, *, by, version, **fields):
        """Change name, period or, before it opens, code and checklist; another checklist asks its defaults.

        `version` is the one the edit started from. DomainError when a visit would fall out of the period.
        """
        with transaction.atomic():
            self.lock()
            permissions.can_manage_round(by, self).enforce()
            for name, value in fields.items():
                setattr(self, name, value)
            self._check_visits_within()
            self.claim(version)
            self.save()
            if self.asked.exclude(criterion__section__version=self.checklist).exists():
                self.ask_defaults(by=by)

    def _check_visits_within(self):
        outside = self.visits.exclude(date__range=(self.period_start, self.period_end)).count()
        if outside:
            raise DomainError(
                ngettext(
                    "%d visit would fall outside this period.",
                    "%d visits would fall outside this period.",
                    outside,
                )
                % outside,
                field="period_end",
            )

    def open(self, *, by, note=""):
        """Start the visits: the round must have a head of team, criteria to ask and at least one visit."""
        with transaction.atomic():
            self.secure("open", by=by)
            if not self.asked.exists():
                raise DomainError(_("Choose what is asked before the round opens."))
            if not TeamMember.objects.filter(team__round=self, role=TeamMember.Role.HEAD).exists():
                raise DomainError(_("The round needs a team with a head."))
            if not self.visits.exists():
                raise DomainError(_("Schedule at least one visit before the round opens."))
            self.move("open", by=by, note=note)

    @transaction.atomic
    def discard(self, *, by):
        """Take away a round made by mistake, while it is in preparation and no visit is scheduled."""
        self.lock()
        permissions.can_edit_asked(by, self).enforce()
        if self.visits.exists():
            raise DomainError(_("Take its visits out of the schedule first."))
        self.delete()

    def close(self, *, by, note=""):
        """End the round; refused while a visit is not concluded."""
        with transaction.atomic():
            self.secure("close", by=by)
            if self.visits.exclude(state=VisitState.CONCLUDED).exists():
                raise DomainError(_("A visit of this round is not concluded yet."))
            self.move("close", by=by, note=note)

    def ask_defaults(self, *, by):
        """Ask what the checklist version proposes for each level."""
        for level in ASKED_LEVELS:
            self.ask(level, self.checklist.default_criteria(level), by=by)

    def ask(self, level, criteria, *, by):
        """Fix the criteria asked of `level`; replaces what was chosen for it before."""
        with transaction.atomic():
            self.lock()
            permissions.can_edit_asked(by, self).enforce()
            self.asked.filter(level=level).delete()
            RoundCriterion.objects.bulk_create(
                RoundCriterion(round=self, level=level, criterion=criterion) for criterion in criteria
            )

    def asked_of(self, level):
        """The criteria asked of a unit of `level`, in the order of the checklist."""
        return (
            Criterion.objects.filter(asked_in__round=self, asked_in__level=level)
            .select_related("section")
            .order_by("section__order", "order")
        )


class RoundChange(StatusChange):
    """One row is one change of state of a round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a round")
        verbose_name_plural = gettext_lazy("changes of rounds")


class RoundCriterion(models.Model):
    """One criterion that this round asks of units of one level."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    level = models.CharField(
        gettext_lazy("level"), max_length=20, choices=[(level.value, level.label) for level in ASKED_LEVELS]
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="asked_in")

    class Meta:
        verbose_name = gettext_lazy("criterion asked")
        verbose_name_plural = gettext_lazy("criteria asked")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "level", "criterion"], name="criterion_asked_once_per_level"
            )
        ]

    def __str__(self):
        return f"{self.get_level_display()}: {self.criterion}"


class TeamQuerySet(models.QuerySet):
    def sent_by(self, user, day):
        """The teams that `user` may send out without notice on `day`, as `can_send_team` says of each."""
        going_on = self.filter(
            round__state=RoundState.OPEN, round__period_start__lte=day, round__period_end__gte=day
        )
        return going_on.filter(pk__in=Team._base_manager.filter(sent_teams(user)).values("pk"))


class Team(Versioned):
    """One inspection team of a round, and the decision that set it up (a paper may be missing)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(gettext_lazy("name"), max_length=200)
    decision_number = models.CharField(gettext_lazy("decision number"), max_length=60, blank=True)
    decision_date = models.DateField(gettext_lazy("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(gettext_lazy("issued by"), max_length=200, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("team")
        verbose_name_plural = gettext_lazy("teams")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="team_name_once_a_round")]

    def __str__(self):
        return self.name

    @classmethod
    def set_up(cls, round, *, by, members, **fields):
        """A new team of `round` with `members` as (user, role) pairs in their order."""
        permissions.can_manage_round(by, round).enforce()
        with transaction.atomic():
            team = cls.objects.create(round=round, **fields)
            team._seat(members)
        return team

    def revise(self, *, by, version, members, **fields):
        """Change the names, the decision and the members; `version` is the one the edit started from."""
        permissions.can_manage_round(by, self.round).enforce()
        with transaction.atomic():
            for name, value in fields.items():
                setattr(self, name, value)
            self.claim(version)
            self.save()
            self._seat(members)

    def _seat(self, members):
        """Put exactly `members` into the team; who leaves it also leaves the visits that have not started."""
        people = [user.pk for user, role in members]
        if len(people) != len(set(people)):
            raise DomainError(_("The same person stands in the team twice."))
        if [role for user, role in members].count(TeamMember.Role.HEAD) > 1:
            raise DomainError(_("A team has one head."))
        if any(user.is_administrator for user, role in members):
            raise DomainError(_("An administrator runs the system and is not in a team."))
        self.members.all().delete()
        TeamMember.objects.bulk_create(
            TeamMember(team=self, user=user, role=role, order=order)
            for order, (user, role) in enumerate(members)
        )
        self.__dict__.pop("roles", None)
        for visit in self.visits.filter(state=VisitState.PLANNED):
            visit.members.remove(*visit.members.exclude(pk__in=people))

    @transaction.atomic
    def record_decision(self, *, by, number, on, issuer):
        """Enter the decision that set the team up, once it has number and date."""
        permissions.can_manage_round(by, self.round).enforce()
        self.decision_number, self.decision_date, self.decision_issuer = number, on, issuer
        self.save(update_fields=["decision_number", "decision_date", "decision_issuer"])

    def dissolve(self, *, by):
        """Take away a team that was given no visit."""
        permissions.can_manage_round(by, self.round).enforce()
        if self.visits.exists():
            raise DomainError(_("The team has visits; give them to another team first."))
        self.delete()

    @cached_property
    def roles(self) -> dict[int, str]:
        """Role in this team by user id; one query per team object, none when members are prefetched."""
        return {member.user_id: member.role for member in self.members.all()}

    @property
    def head(self):
        return next((m.user for m in self.members.all() if m.role == TeamMember.Role.HEAD), None)


class TeamMember(models.Model):
    """One person in a team: head, deputy, secretary, member, or a guest who only reads."""

    class Role(models.TextChoices):
        HEAD = "head", gettext_lazy("Head of team")
        DEPUTY = "deputy", gettext_lazy("Deputy head")
        SECRETARY = "secretary", gettext_lazy("Secretary")
        MEMBER = "member", gettext_lazy("Member")
        GUEST = "guest", gettext_lazy("Guest")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="team_memberships",
        verbose_name=gettext_lazy("person"),
    )
    role = models.CharField(
        gettext_lazy("role in the team"), max_length=20, choices=Role.choices, default=Role.MEMBER
    )
    order = models.PositiveSmallIntegerField(gettext_lazy("order"), default=0)

    class Meta:
        verbose_name = gettext_lazy("team member")
        verbose_name_plural = gettext_lazy("team members")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"],
                name="person_once_in_a_team",
                violation_error_message=gettext_lazy("This person is already in the team."),
            ),
            models.UniqueConstraint(
                fields=["team"],
                condition=models.Q(role="head"),
                name="one_head_per_team",
                violation_error_message=gettext_lazy("A team has one head."),
            ),
        ]

    def __str__(self):
        return f"{self.user} ({self.get_role_display()})"
