"""The administration pages of asking, one file per thing."""

from . import checklists, plans, rounds, visits

__all__ = ["checklists", "plans", "rounds", "visits"]
