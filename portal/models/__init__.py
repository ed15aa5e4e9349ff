"""Who of a unit opened which request and by which link, and the reminders of what is owed."""

from .asked import AboutRequest, RequestKind
from .links import AccessLink
from .openings import Opening
from .reminders import Digest, Reminder

__all__ = ["AboutRequest", "AccessLink", "Digest", "Opening", "Reminder", "RequestKind"]
