"""What goes between the agency and the units besides papers: reminders and the messages that carry them."""

from .reminders import Digest, Reminder

__all__ = ["Digest", "Reminder"]
