"""The answers of the demonstration: what units usually answer, with the exceptions written by hand."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from inspections.models import Answer, Criterion, Visit
from units.models import Unit, User

from .clock import moment
from .story import DATA, Story, read_table

LEVELS = {Unit.Level.DEPARTMENT: "S", Unit.Level.DISTRICT: "H", Unit.Level.COMMUNE: "X"}
NUMBERS = ("number_1", "number_2", "part", "whole")


def pick(span: str, *key: str) -> int:
    """A number of “low-high”, the same for the same key on every machine."""
    low, high = (int(end) for end in span.split("-"))
    return low + int(sha256("/".join(key).encode()).hexdigest(), 16) % (high - low + 1)


class Answers:
    """Fills visits with answers: usual ones by rule, figures that agree with each other, exceptions."""

    def __init__(self, story: Story):
        self.story = story
        self.usual = {
            (row["code"], level): row
            for row in read_table(DATA / "usual_answers.csv")
            for level in row["levels"]
        }
        self.figures = {row["visit"]: figures_of(row) for row in story.table("figures")}
        # A re-inspection finds what the first visit found, but for what the files say.
        self.first = {row["key"]: row.get("reinspects") or row["key"] for row in story.visits}
        self.exceptions = {(row["visit"], row["code"]): row for row in story.table("answers")}

    def fill(self, visit: Visit, key: str, criteria: Iterable[Criterion], members: list[User]) -> None:
        """Answer `criteria` of the visit known as `key`, as if the members had gone through them in turn."""
        answers = [self.answer(visit, key, criterion) for criterion in criteria]
        for order, answer in enumerate(answers):
            answer.changed_by = members[order % len(members)]
            answer.changed_at = moment(visit.date, 9 + order // 30, order * 2 % 60)
            answer.check_parts()
            answer.note_completeness()
        Answer.objects.bulk_create(answers)

    def answer(self, visit: Visit, key: str, criterion: Criterion) -> Answer:
        """What the inspectors answered: what the unit tells, unless they found otherwise."""
        row = self.exceptions.get((key, criterion.code), {})
        found = {name: value for name, value in row.items() if value and name in Answer.FIELDS}
        return Answer(visit=visit, criterion=criterion, **_counted(self.told(visit, key, criterion) | found))

    def told(self, visit: Visit, key: str, criterion: Criterion) -> dict:
        """What the unit itself answers to the criterion, by field."""
        fields = self.figures.get(key, {}).get(criterion.figure)
        return _counted(self.usually(visit, key, criterion) if fields is None else fields)

    def usually(self, visit: Visit, key: str, criterion: Criterion) -> dict:
        """What a unit of this level answers to the criterion when there is nothing to remark."""
        row = self.usual[criterion.code, LEVELS[visit.asked_level]]
        lot = (self.story.folder, self.first[key], criterion.code)
        fields = {name: row[name] for name in ("verdict", "text", "note") if row[name]}
        fields |= {name: pick(row[name], *lot, name) for name in ("number_1", "number_2") if row[name]}
        if row["whole"]:
            whole = pick(row["whole"], *lot, "whole")
            fields |= {"whole": whole, "part": round(whole * pick(row["share"], *lot, "share") / 100)}
        if row["day"]:
            fields["day"] = usual_day(row["day"], visit.date, lot)
        return fields


def _counted(fields: dict) -> dict:
    """The fields with their numbers as the database keeps them."""
    return fields | {name: Decimal(fields[name]) for name in NUMBERS if name in fields}


def usual_day(span: str, visited: date, lot: tuple[str, ...]) -> date:
    """A day of the span: “01-04/01-31” of the visit's year, or “-6/-1” counted from the visit."""
    first, last = span.split("/")
    if span.startswith("-"):
        return visited - timedelta(days=pick(f"{last[1:]}-{first[1:]}", *lot, "day"))
    start, end = (date.fromisoformat(f"{visited.year}-{part}") for part in (first, last))
    return start + timedelta(days=pick(f"0-{(end - start).days}", *lot, "day"))


def figures_of(row: dict[str, str]) -> dict[str, dict[str, int]]:
    """The dossier figures of one visit, by the name a criterion asks for; what is late is not on time.

    A dossier that was handed over in time and only not clicked owes nobody an apology.
    """
    count = {name: int(value) for name, value in row.items() if name != "visit"}
    late = count["late_real"] + count["late_in_software"]
    return {
        "dossiers_to_settle": {"number_1": count["to_settle"]},
        "dossiers_on_time": {"part": count["to_settle"] - late, "whole": count["to_settle"]},
        "dossiers_late_real": {"number_1": count["late_real"]},
        "dossiers_late_in_software": {"number_1": count["late_in_software"]},
        "dossiers_late_with_apology": {"part": count["with_apology"], "whole": count["late_real"]},
        "dossiers_supplemented_more_than_once": {"number_1": count["supplemented_twice"]},
    }
