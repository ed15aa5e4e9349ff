"""One act on many findings at once: each by its own verb, so that one refusal does not stop the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from core.errors import DomainError


@dataclass
class Outcome:
    """How many were done, and of the others (number, reason)."""

    done: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def check_number(n: int) -> None:
    """Raises DomainError when nothing was chosen, or more than the office lets be done at once."""
    if not n:
        raise DomainError(_("Tick at least one line."))
    if n > settings.BULK_CAP:
        raise DomainError(_("At most %d lines at once; nothing was done.") % settings.BULK_CAP)


def act_on(findings: Iterable, verb: Callable) -> Outcome:
    """Call `verb(finding)` for each; what it refuses is told, what it does stays done."""
    outcome = Outcome()
    for finding in findings:
        try:
            verb(finding)
            outcome.done += 1
        except DomainError as error:
            outcome.refused.append((finding.number, str(error)))
    return outcome
