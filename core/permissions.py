"""The answer to "may this person do this?": yes, or no with the reason in words."""

from dataclasses import dataclass

from .errors import DomainError


@dataclass(frozen=True)
class Verdict:
    """What a permission function returns; true when allowed, else `reason` is shown to the person."""

    allowed: bool
    reason: str = ""

    def __bool__(self):
        return self.allowed

    def enforce(self) -> None:
        """Raise DomainError with the reason when the answer is no; verbs begin with it."""
        if not self.allowed:
            raise DomainError(self.reason)


ALLOWED = Verdict(True)


def refuse(reason) -> Verdict:
    return Verdict(False, reason)


def allow_if(condition, reason) -> Verdict:
    return ALLOWED if condition else refuse(reason)
