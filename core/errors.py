"""The one error of the domain: an act that the rules refuse, with words for the person."""


class DomainError(Exception):
    """An act was refused. `str(error)` is a translated sentence; `field` names the input at fault, if any."""

    def __init__(self, message, *, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self):
        return str(self.message)
