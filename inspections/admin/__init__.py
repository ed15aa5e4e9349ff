"""The administration pages of asking, one file per thing."""

from . import checklists, plans, rounds, self_reports, visits

__all__ = ["checklists", "plans", "rounds", "self_reports", "visits"]
