"""One section of one visit as a page: criteria with their forms, evidence, findings and earlier findings."""

from collections import defaultdict
from dataclasses import dataclass, field

from findings.models import Finding
from inspections.answering import Outcome, save_answers
from inspections.models import AnswerChange, Criterion, Evidence, Section, Visit
from inspections.models.answers import needed_fields

from .forms import AnswerForm


@dataclass
class Line:
    """One criterion on the page, with everything that stands beside it."""

    criterion: Criterion
    form: AnswerForm
    evidence: list[Evidence] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    contested: list[AnswerChange] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that a full answer has; scripts tell by them whether it is full."""
        return needed_fields(self.criterion)


class Sheet:
    """The lines of a section, or only those without a full answer; as many queries whatever their number."""

    def __init__(self, visit: Visit, section: Section, data=None, files=None, *, only_unanswered=False):
        self.visit, self.section = visit, section
        self.asked = list(visit.asked())
        self.criteria = [row for row in self.asked if row.section_id == section.pk]
        answers = {
            answer.criterion_id: answer
            for answer in visit.answers.filter(criterion__in=self.criteria).select_related(
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
        return AnswerForm(data, files, holder=self.visit, criterion=criterion, answer=answer)

    def save(self, *, by) -> bool:
        """Save every valid line and its files; True when nothing had to be refused.

        Each answer is saved whole or not at all; a refused one keeps on the page what was typed.
        """
        save_forms(self.visit, [line.form for line in self.lines], by=by)
        return not any(line.form.errors for line in self.lines)

    def fill(self):
        """Read what stands beside the answers."""
        evidence = self._by_criterion(self.visit.evidence.filter(criterion__in=self.criteria))
        findings = self._by_criterion(self._findings())
        earlier = defaultdict(list)
        codes = [row.code for row in self.criteria]
        for finding in earlier_shortcomings(self.visit).filter(criterion__code__in=codes):
            earlier[finding.criterion.code].append(finding)
        contested = defaultdict(list)
        for change in self._contested():
            contested[change.answer.criterion_id].append(change)
        for line in self.lines:
            line.evidence = evidence[line.criterion.pk]
            line.findings = findings[line.criterion.pk]
            line.contested = contested[line.criterion.pk]
            line.earlier = earlier[line.criterion.code]
        return self

    def _findings(self):
        return self.visit.findings.standing().filter(criterion__in=self.criteria).order_by("pk")

    def _contested(self):
        rows = AnswerChange.objects.filter(
            answer__visit=self.visit, answer__criterion__in=self.criteria, contested=True
        )
        return rows.select_related("answer", "old_by", "by")

    @staticmethod
    def _by_criterion(rows):
        found = defaultdict(list)
        for row in rows:
            found[row.criterion_id].append(row)
        return found


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
