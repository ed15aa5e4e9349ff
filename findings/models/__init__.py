"""Findings, the unit's word on them, the conclusion, and the remediation that it demands."""

from .conclusions import ConcludedVisit, Conclusion, ConclusionFile
from .consultations import Consultation, UnitComment
from .deadlines import DeadlineChange, HandlingProposal
from .demands import Demand, DemandChange
from .findings import Finding, FindingChange, Severity
from .plan_terms import PlanTermed
from .submissions import Submission, SubmissionFile, SubmissionItem

__all__ = [
    "ConcludedVisit",
    "Conclusion",
    "ConclusionFile",
    "Consultation",
    "DeadlineChange",
    "Demand",
    "DemandChange",
    "Finding",
    "FindingChange",
    "HandlingProposal",
    "PlanTermed",
    "Severity",
    "Submission",
    "SubmissionFile",
    "SubmissionItem",
    "UnitComment",
]
