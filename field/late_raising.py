"""The words of a shortcoming raised from late dossiers, in Vietnamese as the minutes that it goes into."""

from core.formats import number, paper_day
from dossiers.late_groups import LateGroups
from dossiers.late_list import LateList
from dossiers.models import Dossier, Extract
from inspections.models.checklists import Figure

WORST = 5
_LONGEST_TITLE = 300


def title_of(count: int, procedures: list[str]) -> str:
    """`procedures` are the names of those that the dossiers belong to."""
    if len(procedures) == 1:
        whose = f" thủ tục {procedures[0]}"
    else:
        whose = f" của {len(procedures)} thủ tục" if procedures else ""
    title = f"Trả kết quả trễ hạn {number(count)} hồ sơ{whose}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def text_of(extract: Extract, groups: LateGroups, worst: list[Dossier]) -> str:
    """How many by group, adding up to all, and the dossiers that were late longest, by their codes."""
    start, end = paper_day(extract.period_start), paper_day(extract.period_end)
    lines = [
        f"Qua đối chiếu dữ liệu hồ sơ một cửa từ ngày {start} đến ngày {end}, có {number(groups.all)} hồ sơ "
        f"trễ hạn, trong đó: {_groups_in_words(groups)}."
    ]
    if worst:
        named = "; ".join(_dossier_in_words(dossier) for dossier in worst)
        lines.append(f"Các hồ sơ chậm nhiều nhất: {named}.")
    return "\n".join(lines)


def _groups_in_words(groups: LateGroups) -> str:
    parts = (
        (groups.real, "chậm thực tế"),
        (groups.software, "chỉ chậm trên phần mềm"),
        (groups.undetermined, "chưa xác định nguyên nhân"),
    )
    return "; ".join(f"{number(count)} hồ sơ {words}" for count, words in parts if count)


def _dossier_in_words(dossier: Dossier) -> str:
    due = paper_day(dossier.due_on)
    return f"{dossier.code} (hẹn trả ngày {due}, chậm {number(dossier.late_days)} ngày làm việc)"


def figure_of(groups: LateGroups) -> Figure:
    """The criterion to raise it from: that of the software where nothing else was found."""
    only_software = groups.software and not groups.real and not groups.undetermined
    return Figure.LATE_IN_SOFTWARE if only_software else Figure.LATE_REAL


def procedures_of(late: LateList, dossiers) -> list[str]:
    """The names of the procedures of `dossiers`; one query."""
    ids = dossiers.order_by().values_list("procedure", flat=True).distinct()
    return sorted(str(late.procedures[pk]) for pk in ids if pk in late.procedures)
