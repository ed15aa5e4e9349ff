"""The administration pages of asking, one file per thing."""

from . import checklists

__all__ = ["checklists"]
