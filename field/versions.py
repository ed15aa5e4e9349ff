"""Which answers stood at which version, as one word in an address or a form: “12.1-13.4”."""

import re
from collections.abc import Iterable

from inspections.models import Answer

ONE = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def versions_out(answers: Iterable[Answer]) -> str:
    """The word for `answers`."""
    return "-".join(f"{answer.criterion_id}.{answer.version}" for answer in answers)


def versions_in(word: str) -> dict[int, int]:
    """The versions by criterion that a word names; what makes no sense in it is passed over."""
    return {int(pk): int(version) for pk, version in ONE.findall(word)}
