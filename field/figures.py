"""What the file of the one-stop software says beside the answers of a visit, and which came from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dossiers.figures import FigureValue, figure_values, newest_extract
from dossiers.models import AnswerSource, Extract
from dossiers.taking import changed, fields_taken
from inspections.models import Answer, Criterion


@dataclass(frozen=True)
class Beside:
    """One criterion with a figure: what the newest counted file says of it, and the file that it came from.

    `extract` and `value` are None where no counted file says anything of it, `source` where the answer was
    not taken from a file.
    """

    criterion: Criterion
    answer: Answer
    extract: Extract | None = None
    value: FigureValue | None = None
    source: AnswerSource | None = None

    @property
    def proposed(self) -> dict[str, int]:
        """The fields of the answer that would be filled, with their values."""
        return fields_taken(self.criterion, self.value)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to take: not once the answer came from this file and nothing changed."""
        return bool(self.proposed) and (self.source is None or self.is_edited or bool(self.otherwise))

    @property
    def is_edited(self) -> bool:
        """Whether somebody typed other numbers since they were taken."""
        return self.source is not None and any(
            getattr(self.answer, name) != value for name, value in self.source.fields.items()
        )

    @property
    def otherwise(self) -> str:
        """Why what was taken is no longer what the files say; "" while it is, or where nothing was taken."""
        source = self.source
        if source is None:
            return ""
        if not source.extract.is_counted:
            return _("The file was taken back since.")
        if self.extract and source.extract_id != self.extract.pk:
            return _("A newer file was counted since.")
        return _("The file says otherwise now.") if changed(source, self.value) else ""

    @property
    def is_free(self) -> bool:
        """Whether it may be filled together with others: nothing typed is replaced, nothing is half known."""
        if not self.can_be_taken or self.value.undetermined or self.is_edited:
            return False
        return self.source is not None or all(getattr(self.answer, name) is None for name in self.proposed)


def free_figures(visit, section=None) -> list[Beside]:
    """What a file fills of the visit, or of one section, without replacing what somebody typed.

    With open causes a figure waits. As many queries as `figures_beside`, and two.
    """
    asked = visit.asked().filter(section=section) if section else visit.asked()
    answers = {answer.criterion_id: answer for answer in visit.answers.all()}
    return [beside for beside in figures_beside(visit, asked, answers).values() if beside.is_free]


def figures_beside(visit, criteria: Iterable[Criterion], answers: dict[int, Answer]) -> dict[int, Beside]:
    """What stands beside each of `criteria` that has a figure and a file or a source, by its id.

    No query where none of them has a figure, two without a counted file, four with one.
    """
    figured = [row for row in criteria if row.figure]
    if not figured:
        return {}
    extract = newest_extract(visit.extracts.counted())
    values = figure_values(extract) if extract else {}
    sources = AnswerSource.objects.filter(answer__visit=visit, answer__criterion__in=figured)
    sources = {row.answer_id: row for row in sources.select_related("extract", "taken_by")}
    found = {}
    for row in figured:
        answer = answers.get(row.pk) or Answer(criterion=row, version=0)
        beside = Beside(row, answer, extract, values.get(row.figure), sources.get(answer.pk))
        if beside.proposed or beside.source:
            found[row.pk] = beside
    return found
