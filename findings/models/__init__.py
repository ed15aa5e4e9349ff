"""Findings, the conclusion that speaks of them, and the remediation that it demands."""

from .conclusions import Conclusion, ConclusionFile
from .findings import Finding, FindingChange, Severity
from .remediation import Demand, DemandChange, RemediationReport, ReportFile

__all__ = [
    "Conclusion",
    "ConclusionFile",
    "Demand",
    "DemandChange",
    "Finding",
    "FindingChange",
    "RemediationReport",
    "ReportFile",
    "Severity",
]
