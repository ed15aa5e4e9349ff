"""Forms of a round: the round itself, its teams with their members, what it asks of a level, its notice."""

from collections import defaultdict
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy as _

from core.forms import CHOOSE, BaseForm, BaseModelForm, DateField, VersionedFormMixin
from core.workdays import Calendar
from units.models import User

from ..models import ChecklistVersion, Criterion, Round, Team, TeamMember, Visit
from ..models.announcing import announceable

# Rows offered for people not yet in the team; saving offers as many again.
FREE_ROWS = 4
# More than any team has; without a limit a made-up number of rows would draw thousands of select boxes.
MOST_SEATS = 100


class RoundForm(VersionedFormMixin, BaseModelForm):
    """Code, name, period and checklist; once the round is open, code and checklist stay as they are."""

    period_start = DateField(label=_("From"))
    period_end = DateField(label=_("To"))

    class Meta:
        model = Round
        fields = ["code", "name", "period_start", "period_end", "checklist"]
        labels = {"code": _("Short code"), "name": _("Name"), "checklist": _("Checklist")}
        help_texts = {
            "code": _("Capital letters, digits and hyphens, for example BN-2018. It stands in the address."),
            "checklist": _("Its edition is fixed for the whole round."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["checklist"].queryset = ChecklistVersion.objects.published()
        if self.instance.pk and self.instance.state != "preparing":
            self.fields["code"].disabled = self.fields["checklist"].disabled = True

    def clean(self):
        data = super().clean()
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("The round ends before it starts."))
        return data


class TeamForm(VersionedFormMixin, BaseModelForm):
    """Name of the team and the decision that set it up, which may be missing."""

    decision_date = DateField(label=_("Decision date"), required=False)

    class Meta:
        model = Team
        fields = ["name", "decision_number", "decision_date", "decision_issuer"]
        labels = {
            "name": _("Name of the team"),
            "decision_number": _("Decision number"),
            "decision_issuer": _("Issued by"),
        }
        help_texts = {
            "decision_number": _("Of the decision that set the team up; empty while there is none.")
        }

    def _get_validation_exclusions(self):
        """One name per round is checked here although the round is not in the form."""
        return super()._get_validation_exclusions() - {"round"}


class MemberForm(BaseForm):
    """One seat in a team."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Person"), required=False)
    role = forms.ChoiceField(
        label=_("Role in the team"), choices=TeamMember.Role.choices, initial=TeamMember.Role.MEMBER
    )

    def __init__(self, *args, people, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].choices = choices


class BaseMemberFormSet(BaseFormSet):
    """The seats of one team, in their order; an empty row is no seat."""

    def __init__(self, *args, team=None, **kwargs):
        # One query for all rows: the select boxes share their choices.
        people = _people_for(team).select_related("unit")
        form_kwargs = {"people": people, "choices": _people_choices(people)}
        super().__init__(*args, form_kwargs=form_kwargs, **kwargs)

    @property
    def seats(self) -> list[tuple[User, str]]:
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not self._leaves(form)]
        return [(seat["user"], seat["role"]) for seat in kept if seat.get("user")]

    def _leaves(self, form) -> bool:
        return bool(form.cleaned_data.get("DELETE"))

    def clean(self):
        if any(self.errors):
            return
        people = [user for user, role in self.seats]
        twice = next((user for user in people if people.count(user) > 1), None)
        if twice:
            raise ValidationError(_("%(person)s stands in the team twice."), params={"person": twice})
        if [role for user, role in self.seats].count(TeamMember.Role.HEAD) > 1:
            raise ValidationError(_("A team has one head."))


def _people_for(team):
    """Everybody who inspects; whoever sits in the team already stays, with an account or without."""
    active = User.objects.active().exclude(Q(role=User.Role.ADMINISTRATOR) | Q(is_superuser=True))
    seated = team.members.values("user") if team else []
    return User.objects.filter(Q(pk__in=active.values("pk")) | Q(pk__in=seated))


def _people_choices(people) -> list:
    by_unit = defaultdict(list)
    for person in people:
        position = f" – {person.position}" if person.position else ""
        by_unit[str(person.unit or _("Without a unit"))].append((person.pk, f"{person}{position}"))
    return [("", CHOOSE), *sorted(by_unit.items())]


MemberFormSet = forms.formset_factory(
    MemberForm,
    formset=BaseMemberFormSet,
    extra=FREE_ROWS,
    can_delete=True,
    max_num=MOST_SEATS,
    absolute_max=MOST_SEATS,
)


def member_formset(data=None, *, team=None):
    """The seats of `team` as a formset, or the empty seats of a new one."""
    seats = [{"user": seat.user_id, "role": seat.role} for seat in team.members.all()] if team else []
    return MemberFormSet(data, initial=seats or [{"role": TeamMember.Role.HEAD}], prefix="members", team=team)


class AskedForm(BaseForm):
    """The criteria that a round asks of one level of unit."""

    criteria = forms.ModelMultipleChoiceField(
        Criterion.objects.none(),
        label=_("Criteria"),
        error_messages={"required": _("Tick at least one criterion.")},
    )

    def __init__(self, *args, round, level, **kwargs):
        super().__init__(*args, **kwargs)
        offered = round.checklist.criteria.for_level(level).order_by("section__order", "order")
        self.fields["criteria"].queryset = offered
        self.level = level

    def ticked(self) -> set[int]:
        """The ids that show as ticked: those typed, else those the form started from."""
        values = self.data.getlist("criteria") if self.is_bound else self.initial.get("criteria", [])
        return {int(value) for value in values if str(value).isdecimal()}

    def sections(self):
        """[(section, [(criterion, is it ticked), …], how many are), …] in the order of the checklist."""
        ticked, rows = self.ticked(), defaultdict(list)
        for criterion in self.fields["criteria"].queryset.select_related("section"):
            rows[criterion.section].append((criterion, criterion.pk in ticked))
        return [(section, lines, sum(tick for _c, tick in lines)) for section, lines in rows.items()]


class AnnounceForm(BaseForm):
    """The notice by which units were told of their visits, and which visits it names."""

    number = forms.CharField(
        label=_("Number of the notice"), max_length=60, help_text=_("With its sign, for example 65/TB-SNV.")
    )
    on = DateField(label=_("Date of the notice"))
    visits = forms.ModelMultipleChoiceField(
        Visit.objects.none(),
        label=_("Visits"),
        error_messages={"required": _("Tick at least one visit.")},
    )

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visits"].queryset = round.visits.filter(announceable()).in_order()

    @property
    def days(self) -> dict[int, date]:
        """The day of each visit that was ticked."""
        return {visit.pk: visit.date for visit in self.cleaned_data["visits"]}

    def lines(self):
        """[(visit, is it ticked, its clock), …]; at first those are ticked that are still to be announced."""
        calendar, ticked = Calendar.load(), self.data.getlist("visits") if self.is_bound else None
        return [
            (
                visit,
                visit.is_to_announce if ticked is None else str(visit.pk) in ticked,
                visit.announcement_clock(calendar),
            )
            for visit in self.fields["visits"].queryset
        ]
