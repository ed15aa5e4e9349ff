"""What the agency and the units send each other, and what became of it."""

from .reminders import Digest, Reminder

__all__ = ["Digest", "Reminder"]
