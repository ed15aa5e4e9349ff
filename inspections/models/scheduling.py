"""The place of a visit in the schedule of its round: put in, moved, taken out, begun without notice."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.formats import day
from core.text import clean_line
from units.permissions import may_assess

from .. import permissions
from ..workflow import VisitKind, VisitState
from .rounds import TeamMember


class Scheduled(models.Model):
    """What a visit does until it starts; round, team, unit, date and the rest are fields of the visit."""

    class Meta:
        abstract = True

    @classmethod
    def schedule(
        cls,
        *,
        by,
        round,
        team,
        unit,
        date,
        kind=VisitKind.PLANNED,
        parent=None,
        reinspects=None,
        place="",
        members=None,
    ):
        """Put a visit into the schedule. `members` defaults to all of the team but its guests.

        Raises DomainError (with the field at fault) when the unit is not alive on that day, the day lies
        outside the round, the team is of another round, or a member may not assess the unit.
        """
        visit = cls(
            round=round,
            team=team,
            unit=unit,
            kind=kind,
            date=date,
            parent=parent,
            reinspects=reinspects,
            place=clean_line(place),
        )
        with transaction.atomic():
            round.lock()  # one visit after the other, so that none is put in twice
            permissions.can_manage_round(by, round).enforce()
            visit._put_in(cls.whole_team(team, unit) if members is None else members)
        return visit

    @classmethod
    @transaction.atomic
    def start_unannounced(cls, *, by, team, unit, place=""):
        """Begin an unannounced visit of the whole `team` to `unit` today.

        One that stands in the schedule for this already is begun, and one that has just begun is given back:
        a form sent twice makes one visit. Raises DomainError when `by` may not, or the team may not judge.
        """
        team.round.lock()
        permissions.can_send_team(by, team).enforce()
        visit = cls(
            round=team.round,
            team=team,
            unit=unit,
            kind=VisitKind.UNANNOUNCED,
            date=timezone.localdate(),
            place=clean_line(place),
        )
        visit = visit._same_at_hand() or visit
        if not visit.pk:
            members = cls.whole_team(team, unit)
            if not members:
                raise DomainError(_("Nobody of this team may judge this unit."), field="unit")
            visit._put_in(members)
        if visit.state == VisitState.PLANNED:
            visit.start(by=by)
        return visit

    def _same_at_hand(self) -> "Scheduled | None":
        """The visit of the same team to the same unit on the same day that waits or goes on."""
        return (
            type(self)
            .objects.filter(
                team=self.team,
                unit=self.unit,
                kind=self.kind,
                date=self.date,
                state__in=[VisitState.PLANNED, VisitState.UNDER_WAY],
            )
            .first()
        )

    def _put_in(self, members):
        self.check_schedule(members)
        self.keep_names()
        self.save()
        self.members.set(members)

    @staticmethod
    def whole_team(team, unit) -> list:
        """All of `team` who may judge `unit`, but its guests."""
        seats = team.members.exclude(role=TeamMember.Role.GUEST).select_related("user__unit")
        return [seat.user for seat in seats if may_assess(seat.user, unit)]

    def reschedule(self, *, by, members=None, version=None, **changes):
        """Change day, kind, place, team, parent or members of a visit that has not started.

        `version` is the one the edit started from, the present one unless given.
        """
        with transaction.atomic():
            self.lock()
            self.round.lock()
            permissions.can_change_schedule(by, self).enforce()
            for field, value in changes.items():
                setattr(self, field, value)
            self.check_schedule(list(self.members.all()) if members is None else members)
            self.keep_names()
            self.claim(self.version if version is None else version)
            self.save()
            if members is not None:
                self.members.set(members)

    @transaction.atomic
    def cancel(self, *, by):
        """Take a visit that has not started out of the schedule."""
        self.lock()
        permissions.can_change_schedule(by, self).enforce()
        if self.sub_visits.exists():
            raise DomainError(_("Visits under this one must be taken out first."))
        report = getattr(self, "self_report", None)
        if report:
            report.call_off()
        self.delete()

    def check_schedule(self, members):
        """Raise DomainError, naming the field, when the visit fits not its unit, round, team or parent."""
        if not self.unit.active_on(self.date):
            raise DomainError(
                _("%(unit)s does not exist on %(day)s.") % {"unit": self.unit, "day": day(self.date)},
                field="unit",
            )
        if not self.round.period_start <= self.date <= self.round.period_end:
            raise DomainError(
                _("The date lies outside the period of the round (%(start)s – %(end)s).")
                % {
                    "start": day(self.round.period_start),
                    "end": day(self.round.period_end),
                },
                field="date",
            )
        if self.team.round_id != self.round_id:
            raise DomainError(_("The team belongs to another round."), field="team")
        if self.parent and (
            self.parent.round_id != self.round_id or self.unit.parent_id != self.parent.unit_id
        ):
            raise DomainError(_("The unit does not lie under the unit of that visit."), field="parent")
        self._check_reinspection()
        self._check_members(members)
        self._check_not_doubled()
        self._check_self_report()
        self._check_announcement()

    def _check_reinspection(self):
        """What is inspected again is an earlier, concluded visit of this unit, or of what it came from."""
        first = self.reinspects
        if first is None:
            return
        if self.kind != VisitKind.REINSPECTION:
            raise DomainError(_("Only a re-inspection looks at an earlier visit again."), field="reinspects")
        fits = first.state == VisitState.CONCLUDED and first.date < self.date
        if not fits or first.unit_id not in self.unit.lineage():
            raise DomainError(
                _("Choose an earlier, concluded visit of this unit."),
                field="reinspects",
            )

    def _check_members(self, members):
        for user in members:
            if user.pk not in self.team.roles:
                raise DomainError(_("%s is not in the team.") % user, field="members")
            verdict = may_assess(user, self.unit)
            if not verdict:
                raise DomainError(f"{user}: {verdict.reason}", field="members")

    def _check_not_doubled(self):
        twins = type(self)._base_manager.filter(
            round=self.round, unit=self.unit, kind=self.kind, date=self.date
        )
        if twins.exclude(pk=self.pk).exists():
            raise DomainError(_("This unit already has such a visit on this day."), field="unit")

    def _check_self_report(self):
        """A unit that was asked about itself keeps its visit, and knows of it."""
        if getattr(self, "self_report", None) is None:
            return
        if not type(self)._base_manager.filter(pk=self.pk, unit=self.unit).exists():
            raise DomainError(_("Its unit was already asked for its self-report."), field="unit")
        if self.kind == VisitKind.UNANNOUNCED:
            raise DomainError(_("The unit was asked about itself and knows of the visit."), field="kind")

    def _check_announcement(self):
        """A unit that was told of its visit is not left waiting for it, nor surprised by it."""
        if self.announced_on is None:
            return
        if not type(self)._base_manager.filter(pk=self.pk, unit=self.unit).exists():
            raise DomainError(_("Its unit was already told of the visit; schedule another."), field="unit")
        if self.kind == VisitKind.UNANNOUNCED:
            raise DomainError(_("The unit was already told of the visit."), field="kind")

    def keep_names(self):
        """Write down what the unit and its parent are called on the day of the visit."""
        self.body_name = self.unit.body_name or self.unit.name
        parent = self.unit.parent_on(self.date)
        self.parent_name = parent.body_name if parent else ""
