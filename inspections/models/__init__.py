"""Plans, rounds, teams, visits, checklists and answers: the asking half of an inspection."""

from .answers import Answer, AnswerChange, Verdict3
from .checklists import ChecklistChange, ChecklistVersion, Criterion, Domain, Figure, Section
from .draws import Draw, DrawCandidate
from .plans import CoverageTarget, Plan, PlanChange, PlanFile, PlanUnit
from .rounds import Round, RoundChange, RoundCriterion, Team, TeamMember
from .self_reports import SelfAnswer, SelfAnswerChange, SelfEvidence, SelfReport, SelfReportChange
from .visits import Evidence, Visit, VisitChange

__all__ = [
    "Answer",
    "AnswerChange",
    "ChecklistChange",
    "ChecklistVersion",
    "CoverageTarget",
    "Criterion",
    "Domain",
    "Draw",
    "DrawCandidate",
    "Evidence",
    "Figure",
    "Plan",
    "PlanChange",
    "PlanFile",
    "PlanUnit",
    "Round",
    "RoundChange",
    "RoundCriterion",
    "Section",
    "SelfAnswer",
    "SelfAnswerChange",
    "SelfEvidence",
    "SelfReport",
    "SelfReportChange",
    "Team",
    "TeamMember",
    "Verdict3",
    "Visit",
    "VisitChange",
]
