"""One fault of layout, and how lengths, sizes and styles are said in Vietnamese."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page (None: in the paper as a whole), what was measured and what is wanted."""

    page: int | None
    rule: str
    measured: str
    wanted: str

    def __str__(self):
        where = f"Trang {self.page}" if self.page else "Văn bản"
        return f"{where}: {self.rule} {self.measured}, phải {self.wanted}"


def number(value: float) -> str:
    """A number with at most one decimal and a comma: 13; 24,8."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def mm(value: float) -> str:
    return f"{number(value)} mm"


def quoted(text: str, longest=60) -> str:
    """The words of the paper in quotation marks, cut where they would fill the screen."""
    return f"“{text}”" if len(text) <= longest else f"“{text[:longest].rstrip()}…”"


def between(low: float, high: float) -> str:
    return f"từ {number(low)} đến {number(high)}" if low != high else f"là {number(low)}"
