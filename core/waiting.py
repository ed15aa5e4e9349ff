"""One line of “what waits for me”, offered by every room and joined by the home page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Waiting:
    """A thing that waits for one person; sorts by `urgency` (0 late, 1 now, 2 soon, 3 later), then by day."""

    urgency: int
    due: date
    text: str
    url: str
    detail: str = ""
    icon: str = "circle-dot"

    @property
    def tone(self) -> str:
        return ("bad", "waiting", "brand", "idle")[self.urgency]
