"""The look of a component: size, slant, weight and case, each wrong one a fault."""

from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault, between, number, quoted


@dataclass(frozen=True)
class Style:
    """What the Decree asks of a component; None: it says nothing of it."""

    size: tuple[float, float]
    bold: bool = False
    italic: bool = False
    capitals: bool = False

    def __str__(self):
        return f"{'nghiêng' if self.italic else 'đứng'}, {'đậm' if self.bold else 'không đậm'}"


def check_style(what: str, lines, style: Style) -> Iterator[Fault]:
    """At most one fault of each sort for all lines of a component: the first line that is wrong."""
    checks = (_size, _slant_and_weight, _case)
    for check in checks:
        yield from (fault for fault in [next(_each(check, what, lines, style), None)] if fault)


def _each(check, what, lines, style):
    for line in lines:
        yield from check(what, line, style)


def _size(what, line, style):
    low, high = style.size
    wrong = [word.size for word in line.words if not low - 0.2 <= word.size <= high + 0.2]
    if wrong:
        measured = f"{number(wrong[0])} ({quoted(line.text)})"
        yield Fault(line.page, f"cỡ chữ {what}", measured, between(low, high))


def _slant_and_weight(what, line, style):
    slanted = line.italic if style.italic else not line.upright
    heavy = line.bold if style.bold else any(word.bold for word in line.words)
    if slanted != style.italic or heavy != style.bold:
        yield Fault(line.page, f"kiểu chữ {what}", f"{_look(line)} ({quoted(line.text)})", f"là {style}")


def _look(line):
    slant = "nghiêng" if line.italic else "đứng" if line.upright else "lẫn đứng và nghiêng"
    bold = [word.bold for word in line.words]
    weight = "đậm" if all(bold) else "đậm một phần" if any(bold) else "không đậm"
    return f"{slant}, {weight}"


def _case(what, line, style):
    if style.capitals and not line.capitals:
        yield Fault(line.page, f"chữ hoa {what}", f"chưa đủ ({quoted(line.text)})", "là chữ in hoa")


def check_rule(what: str, page, line, low: float, high: float, wanted: str) -> Iterator[Fault]:
    """The line drawn below: solid, and from `low` to `high` parts of the text's width."""
    rule = page.rule_under(line)
    if rule is None:
        yield Fault(page.number, f"đường kẻ dưới {what}", "không có", f"có, nét liền, {wanted}")
        return
    if rule.dashed:
        yield Fault(page.number, f"đường kẻ dưới {what}", "nét đứt", "là nét liền")
    share = rule.width / line.width
    if not low - 0.03 <= share <= high + 0.03:
        measured = f"dài {number(100 * share)}% dòng chữ"
        yield Fault(page.number, f"đường kẻ dưới {what}", measured, wanted)


def check_centred(what: str, line, middle: float, wanted: str, slack=3.0) -> Iterator[Fault]:
    off = abs(line.centre - middle)
    if off > slack:
        yield Fault(line.page, f"vị trí {what}", f"lệch {number(off)} mm", wanted)


def check_missing(what: str, thing, page=1, wanted="có") -> Iterator[Fault]:
    if not thing:
        yield Fault(page, what, "không có", wanted)
