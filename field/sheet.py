"""One section of one visit as a page: criteria with their forms, evidence, findings and earlier findings."""

from collections import defaultdict
from dataclasses import dataclass, field

from findings.models import Finding
from findings.recurring import found_before
from inspections.answering import Outcome, save_answers
from inspections.models import Answer, Criterion, Evidence, Section, Verdict3
from inspections.models.answers import AnswerParts, FieldChange, needed_fields

from .comparison import Pair
from .figures import Beside, figures_beside
from .forms import AnswerForm
from .phrases import phrases_for
from .progress import Progress, progress_of


@dataclass
class Line:
    """One criterion on the page, with everything that stands beside it."""

    criterion: Criterion
    form: AnswerForm
    evidence: list[Evidence] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    contested: list[FieldChange] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    unit: Pair | None = None
    first: Answer | None = None
    figure: Beside | None = None

    @property
    def needed(self) -> str:
        """The names of the fields that a full answer fills, for the scripts of the page."""
        return " ".join(needed_fields(self.criterion))


class Sheet:
    """The lines of a section, or only those without a full answer; as many queries whatever their number.

    `holder` is what the answers belong to, here a visit. `criteria` is empty when the section is not asked.
    """

    def __init__(self, holder, section_pk: int, data=None, files=None, *, only_unanswered=False):
        self.holder = holder
        self.asked = list(holder.asked())
        self.criteria = [row for row in self.asked if row.section_id == section_pk]
        self.answers = {row.criterion_id: row for row in holder.answers.select_related("changed_by")}
        self.lines = [
            Line(row, self._form(row, data, files))
            for row in self.criteria
            if not only_unanswered or row.pk not in self.answered
        ]

    def _form(self, criterion, data, files) -> AnswerForm:
        """Bound only when the page sent this line: what it did not show is left as it is."""
        if data is not None and f"c{criterion.pk}-version" not in data:
            data = files = None
        answer = self.answers.get(criterion.pk)
        if answer:
            answer.criterion = criterion
        return AnswerForm(data, files, holder=self.holder, criterion=criterion, answer=answer)

    @property
    def section(self) -> Section:
        return self.criteria[0].section

    @property
    def answered(self) -> set[int]:
        """The criteria of the whole visit that have a full answer."""
        return {pk for pk, answer in self.answers.items() if answer.complete}

    @property
    def progress(self) -> Progress:
        return progress_of(self.asked, self.answered)

    @property
    def rest(self) -> int:
        """How many criteria of the section ask a verdict and have none."""
        verdicts = {pk for pk, answer in self.answers.items() if answer.verdict}
        return sum(row.asks_verdict and row.pk not in verdicts for row in self.criteria)

    @property
    def free_figures(self) -> int:
        """How many figures of the one-stop file can be taken together; once `fill` has read them."""
        return sum(line.figure is not None and line.figure.is_free for line in self.lines)

    def still_met(self, versions: dict[int, int]) -> list[AnswerParts]:
        """The answers that stand at these versions (by criterion) as they were answered “met” together."""
        met = (answer for answer in self.answers.values() if answer.verdict == Verdict3.YES)
        return [answer for answer in met if versions.get(answer.criterion_id) == answer.version]

    @property
    def first_gap(self) -> Criterion | None:
        """The first criterion on the page without a full answer."""
        shown = (line.criterion for line in self.lines)
        return next((criterion for criterion in shown if criterion.pk not in self.answered), None)

    def save(self, *, by) -> bool:
        """Save every valid line and its files; True when nothing had to be refused.

        Each answer is saved whole or not at all; a refused one keeps on the page what was typed.
        """
        outcome = save_forms(self.holder, [line.form for line in self.lines], by=by)
        self.answers |= outcome.answers
        return not any(line.form.errors for line in self.lines)

    def fill(self, user, *, with_phrases: bool):
        """Read what stands beside the answers; phrases are for who writes."""
        self.fill_own()
        found = self._found(user)
        phrases = phrases_for(self.holder, self.criteria, user) if with_phrases else {}
        figures = figures_beside(self.holder, self.criteria, self.answers)
        for line in self.lines:
            line.figure = figures.get(line.criterion.pk)
            line.findings, line.earlier = found[line.criterion.code]
            line.phrases = phrases.get(line.criterion.code, [])
        return self

    def fill_own(self):
        """Read what belongs to the answers themselves: evidence, and values entered by two people."""
        evidence = defaultdict(list)
        for item in self.holder.evidence.filter(criterion__in=self.criteria):
            evidence[item.criterion_id].append(item)
        contested = defaultdict(list)
        for change in contested_changes(self.holder).filter(answer__criterion__in=self.criteria):
            contested[change.answer.criterion_id].append(change)
        for line in self.lines:
            line.evidence = evidence[line.criterion.pk]
            line.contested = contested[line.criterion.pk]
        return self

    def _found(self, user) -> dict[str, tuple[list[Finding], list[Finding]]]:
        """What was found about each code on this visit, and at this unit before; one query for both."""
        found = defaultdict(lambda: ([], []))
        visit = self.holder
        rows = found_before(visit.unit, visit.date, user.successions) | visit.findings.standing()
        for finding in rows.filter(criterion__code__in=[row.code for row in self.criteria]):
            here = finding.visit_id == visit.pk
            found[finding.criterion.code][0 if here else 1].append(finding)
        return found


class SelfSheet(Sheet):
    """One section of the unit's self-report: nothing of the inspectors stands beside its answers."""

    def save(self, *, by) -> bool:
        all_saved = super().save(by=by)
        self.holder.mark_seen(
            [line.criterion for line in self.lines if line.form.is_bound and not line.form.errors]
        )
        return all_saved


def save_forms(holder, forms: list[AnswerForm], *, by) -> Outcome:
    """Save the answers of the valid `forms` and their files; what is refused is said in its form."""
    valid = [form for form in forms if form.is_valid()]
    outcome = save_answers(holder, [form.entry() for form in valid], by=by)
    for place, form in enumerate(valid):
        if place in outcome.errors:
            form.add_domain_error(outcome.errors[place])
        else:
            form.follow(outcome.answers[form.criterion.pk])
        form.keep_files(by=by)
    return outcome


def contested_changes(holder):
    """Values that two people entered for one field of `holder` and between which nobody has chosen."""
    answers = holder.answers
    changes = answers.model._meta.get_field("changes").related_model.objects.filter(contested=True)
    of_holder = changes.filter(**{f"answer__{answers.field.name}": holder})
    return of_holder.select_related("answer__criterion", "old_by", "by")
