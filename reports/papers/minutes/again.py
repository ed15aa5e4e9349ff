"""What a re-inspection found of each earlier shortcoming, by the same rule as the page in the field."""

from dataclasses import dataclass, field

from field.reinspection import Standing, first_answers, standing_of
from findings.models import Finding
from inspections.models import Answer, Visit
from reports.source import TOLD_STATES
from reports.wording import VERDICTS

STANDINGS = {
    Standing.BETTER: "Có chuyển biến so với lần kiểm tra trước",
    Standing.SAME: "Chưa có thay đổi so với lần kiểm tra trước",
    Standing.WORSE: "Kết quả thấp hơn lần kiểm tra trước",
    Standing.APART: "Không so sánh được với lần kiểm tra trước",
}


@dataclass(frozen=True)
class LookedAtAgain:
    """One shortcoming of the first visit, what was answered then and now, and its like found again."""

    finding: Finding
    first: Answer | None = None
    new: Answer | None = None
    found_again: list[Finding] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """In a sentence; empty where the answers do not tell, so that the team writes it by hand."""
        if self.found_again:
            told = "; ".join(
                f"{finding.title.rstrip('.')} ({finding.number})" for finding in self.found_again
            )
            return f"Vẫn còn tồn tại: {told}."
        if not (self.first and self.first.complete and self.new and self.new.complete):
            return ""
        return f"{STANDINGS[standing_of(self.first, self.new)]}{self._verdicts}."

    @property
    def _verdicts(self) -> str:
        """The two verdicts where they differ: “từ … thành …”."""
        before, after = (VERDICTS.get(answer.verdict, "") for answer in (self.first, self.new))
        return f" (từ “{before}” thành “{after}”)" if before and after and before != after else ""


def looked_at_again(visit: Visit, findings: list[Finding]) -> list[LookedAtAgain]:
    """The shortcomings of the visit that `visit` looks at again, `findings` being its own; three queries.

    None for a visit that looks at no other one.
    """
    if visit.reinspects_id is None:
        return []
    first = first_answers(visit)
    answers = visit.answers.select_related("criterion__section")
    new = {answer.criterion.code: answer for answer in answers}
    earlier = Finding.objects.shortcomings().filter(visit=visit.reinspects_id, state__in=TOLD_STATES)
    rows = []
    for finding in earlier.select_related("criterion", "demand").order_by("pk"):
        code = finding.criterion.code if finding.criterion else ""
        rows.append(LookedAtAgain(finding, first.get(code), new.get(code), _like(code, findings)))
    return rows


def _like(code: str, findings: list[Finding]) -> list[Finding]:
    """The shortcomings of the new visit about the same criterion."""
    return [
        finding
        for finding in findings
        if code and finding.is_shortcoming and finding.criterion and finding.criterion.code == code
    ]
