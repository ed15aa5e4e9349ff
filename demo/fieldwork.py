"""Living through the visits of a round: start, answers, photos, findings, minutes and conclusion."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile

from findings.models import Conclusion, Demand, Finding
from inspections.models import Criterion, Evidence, Round, Visit
from units.models import User

from .answers import Answers
from .clock import Clock, backdate, moment
from .consultations import consult
from .one_stop import OneStop, count_export
from .remediation import remedy
from .scenes import draw_scene
from .schedule import Cast, put_in
from .self_reports import report_itself
from .story import Story

REACHED = ["planned", "under_way", "completed", "signed", "concluded"]
KINDS = ["strength", "shortcoming", "recommendation"]
# What a finding of the files says about itself; the rest is its demand and what became of it.
FINDING_FIELDS = [
    "title",
    "text",
    "severity",
    "objective_cause",
    "subjective_cause",
    "legal_basis",
    "addressee",
]
SHORT_NAMES = {"objective": "objective_cause", "subjective": "subjective_cause", "to": "addressee"}


@dataclass
class Fieldwork:
    """One round being carried out by its cast."""

    story: Story
    round: Round
    visits: dict[str, Visit]
    cast: Cast
    clock: Clock
    photos: dict[str, Evidence] = field(default_factory=dict)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.story)

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        return {criterion.code: criterion for criterion in self.round.checklist.criteria}

    def carry_out(self) -> None:
        """Let units report about themselves, then take every visit as far as its row says, to the end if
        that says nothing."""
        for row in self.story.table("self_reports"):
            report_itself(self.visits[row["visit"]], row, self.answers, self.cast, self.clock)
        for row in self.story.visits:
            if row.get("reinspects"):
                self._schedule_again(row)
            state = row.get("state") or "concluded"
            for step in REACHED[1 : REACHED.index(state) + 1]:
                getattr(self, step)(self.visits[row["key"]], row)
        for row in self.story.visits:
            self._remedy(self.visits[row["key"]], row["key"])

    def _schedule_again(self, row: dict) -> None:
        first = Visit.objects.get(pk=self.visits[row["reinspects"]].pk)
        self.visits[row["key"]] = put_in(row, first.team, self.cast, self.clock, reinspects=first)

    def head(self, visit: Visit) -> User:
        return visit.team.head

    def under_way(self, visit: Visit, row: dict) -> None:
        """Start, answer what has been answered so far, keep the photos and write down the findings."""
        members = [user for user in visit.members.all() if visit.role_of(user) != "guest"]
        visit.start(by=members[0])
        backdate(visit, moment(visit.date, 8))
        asked = list(visit.asked())
        share = int(row.get("answered") or 100)
        self.answers.fill(visit, row["key"], asked[: len(asked) * share // 100], members)
        self._keep_photos(visit, row["key"], members)
        self._count_exports(visit, row["key"], members)
        for kind in KINDS:
            for words in self.story.findings(kind):
                if words["visit"] == row["key"]:
                    self._raise(visit, kind, words, members)

    def _count_exports(self, visit: Visit, key: str, members: list[User]) -> None:
        for row in self.story.table("exports"):
            if row["visit"] == key:
                figures = next(each for each in self.story.table("figures") if each["visit"] == key)
                one_stop = OneStop.of(visit, figures, self.clock.calendar)
                count_export(one_stop, row, by=members[-1])

    def _keep_photos(self, visit: Visit, key: str, members: list[User]) -> None:
        rows = [row for row in self.story.table("photos") if row["visit"] == key]
        for order, row in enumerate(rows, start=1):
            picture = SimpleUploadedFile(f"{row['key']}.jpg", draw_scene(row["scene"]), "image/jpeg")
            self.photos[row["key"]] = Evidence.keep(
                picture,
                by=members[-1],
                visit=visit,
                criterion=self.criteria.get(row["code"]),
                caption=row["caption"],
                order=order,
                illustrative=True,
                uploaded_at=moment(visit.date, 10, order),
            )

    def _raise(self, visit: Visit, kind: str, words: dict, members: list[User]) -> None:
        said = {SHORT_NAMES.get(name, name): value for name, value in words.items()}
        finding = Finding.raise_on(
            visit,
            by=members[-1],
            kind=kind,
            domain=words["domain"],
            criterion=self.criteria[words["code"]] if "code" in words else None,
            photos=[self.photos[key] for key in words.get("photos", [])],
            **{name: said[name] for name in FINDING_FIELDS if name in said},
        )
        Finding.objects.filter(pk=finding.pk).update(raised_at=moment(visit.date, 11))
        if "demand" in words:
            Demand.set_for(finding, by=members[-1], what=words["demand"], **self._deadline(words))

    def _deadline(self, words: dict) -> dict:
        """“5 working” or “30” are days, a date or “+3” a day of the clock, nothing the usual term."""
        said = str(words.get("deadline", ""))
        if not said:
            return {}
        if said[4:5] == "-" or said.startswith("+"):
            return {"deadline_kind": "fixed", "fixed_on": self.clock.day(said), "days": None}
        days, _space, working = said.partition(" ")
        return {"deadline_kind": working or "calendar", "days": int(days)}

    def completed(self, visit: Visit, row: dict) -> None:
        visit.complete(by=self.head(visit))
        backdate(visit, moment(visit.date, 16, 30))
        for finding in visit.findings.all():
            finding.confirm(by=self.head(visit))
            backdate(finding, moment(visit.date, 16))

    def signed(self, visit: Visit, row: dict) -> None:
        visit.sign_minutes(by=self.cast["thuky"], on=visit.date, signer=row["signer"])
        backdate(visit, moment(visit.date, 17))
        for words in self.story.consultations:
            if words["visit"] == row["key"]:
                consult(visit, words, self.cast, self.clock)

    def concluded(self, visit: Visit, row: dict) -> None:
        """Issue the conclusion."""
        day = self.clock.day(row["concluded_on"])
        conclusion = Conclusion.issue(
            visit,
            by=self.cast["lanhdao"],
            number=row["conclusion"],
            date=day,
            **self.story.round["conclusion"],
        )
        Conclusion.objects.filter(pk=conclusion.pk).update(entered_at=moment(day, 15))
        backdate(visit, moment(day, 15))
        for finding in visit.findings.select_related("demand"):
            backdate(finding, moment(day, 15))

    def _remedy(self, visit: Visit, key: str) -> None:
        """Let the unit answer its demands; a re-inspection that judges an answer has taken place by now."""
        for words in self.story.findings("shortcoming"):
            if words["visit"] == key and visit.state == "concluded":
                demand = Demand.objects.get(finding__visit=visit, finding__title=words["title"])
                remedy(demand, words, self.cast, self.clock, self.visits)
