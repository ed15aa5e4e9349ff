"""One section of one visit as a page: criteria with their forms, evidence, findings and earlier findings."""

from collections import defaultdict
from dataclasses import dataclass, field

from findings.models import Finding
from inspections.answering import Outcome, save_answers
from inspections.models import Criterion, Evidence, Section, Visit
from inspections.models.answers import FieldChange, needed_fields

from .comparison import Pair
from .forms import AnswerForm


@dataclass
class Line:
    """One criterion on the page, with everything that stands beside it."""

    criterion: Criterion
    form: AnswerForm
    evidence: list[Evidence] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    contested: list[FieldChange] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)
    unit: Pair | None = None

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that a full answer has; scripts tell by them whether it is full."""
        return needed_fields(self.criterion)


class Sheet:
    """The lines of a section, or only those without a full answer; as many queries whatever their number.

    `holder` is what the answers belong to, here a visit.
    """

    def __init__(self, holder, section: Section, data=None, files=None, *, only_unanswered=False):
        self.holder, self.section = holder, section
        self.asked = list(holder.asked())
        self.criteria = [row for row in self.asked if row.section_id == section.pk]
        answers = {
            answer.criterion_id: answer
            for answer in holder.answers.filter(criterion__in=self.criteria).select_related(
                "changed_by", "criterion"
            )
        }
        self.lines = [
            Line(row, self._form(row, answers.get(row.pk), data, files))
            for row in self.criteria
            if not only_unanswered or row.pk not in answers or not answers[row.pk].complete
        ]

    def _form(self, criterion, answer, data, files) -> AnswerForm:
        """Bound only when the page sent this line: what it did not show is left as it is."""
        if data is not None and f"c{criterion.pk}-version" not in data:
            data = files = None
        return AnswerForm(data, files, holder=self.holder, criterion=criterion, answer=answer)

    def save(self, *, by) -> bool:
        """Save every valid line and its files; True when nothing had to be refused.

        Each answer is saved whole or not at all; a refused one keeps on the page what was typed.
        """
        save_forms(self.holder, [line.form for line in self.lines], by=by)
        return not any(line.form.errors for line in self.lines)

    def fill(self):
        """Read what stands beside the answers."""
        self.fill_own()
        findings = self._by_criterion(self._findings())
        earlier = defaultdict(list)
        codes = [row.code for row in self.criteria]
        for finding in earlier_shortcomings(self.holder).filter(criterion__code__in=codes):
            earlier[finding.criterion.code].append(finding)
        for line in self.lines:
            line.findings = findings[line.criterion.pk]
            line.earlier = earlier[line.criterion.code]
        return self

    def fill_own(self):
        """Read what belongs to the answers themselves: evidence, and values entered by two people."""
        evidence = self._by_criterion(self.holder.evidence.filter(criterion__in=self.criteria))
        contested = defaultdict(list)
        for change in self._contested():
            contested[change.answer.criterion_id].append(change)
        for line in self.lines:
            line.evidence = evidence[line.criterion.pk]
            line.contested = contested[line.criterion.pk]
        return self

    def _findings(self):
        return self.holder.findings.standing().filter(criterion__in=self.criteria).order_by("pk")

    def _contested(self):
        answers = self.holder.answers.filter(criterion__in=self.criteria)
        changes = answers.model._meta.get_field("changes").related_model.objects
        rows = changes.filter(answer__in=answers, contested=True)
        return rows.select_related("answer", "old_by", "by")

    @staticmethod
    def _by_criterion(rows):
        found = defaultdict(list)
        for row in rows:
            found[row.criterion_id].append(row)
        return found


class SelfSheet(Sheet):
    """One section of the unit's self-report: nothing of the inspectors stands beside its answers."""

    def fill(self):
        return self.fill_own()

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


def earlier_shortcomings(visit: Visit):
    """Shortcomings concluded at this unit, or at what it came from, on visits before this one.

    Whoever works on the visit reads them, whichever team wrote them down.
    """
    rows = Finding.objects.concluded_at(visit.unit).shortcomings().filter(visit__date__lt=visit.date)
    return rows.select_related("criterion", "visit", "demand")
