"""Extracts of one-stop software, their dossiers and counts, causes of lateness, samples and retention."""

from .causes import DossierPhoto, Judgement, JudgementChange
from .checks import Check, CheckAnswer, SampledDossier
from .dossiers import Axis, Dossier, DossierCount, DossierPerson
from .extracts import Extract, ExtractChange, ExtractColumn, ExtractProblem
from .names import ChannelAlias, ColumnAlias, CountAlias, Product, StateAlias
from .personal import Deletion, PersonalDataAllowance
from .rules import LateCause, LatenessRule, Procedure
from .samples import Sample
from .sources import AnswerSource

__all__ = [
    "AnswerSource",
    "Axis",
    "ChannelAlias",
    "Check",
    "CheckAnswer",
    "ColumnAlias",
    "CountAlias",
    "Deletion",
    "Dossier",
    "DossierCount",
    "DossierPerson",
    "DossierPhoto",
    "Extract",
    "ExtractChange",
    "ExtractColumn",
    "ExtractProblem",
    "Judgement",
    "JudgementChange",
    "LateCause",
    "LatenessRule",
    "PersonalDataAllowance",
    "Procedure",
    "Product",
    "Sample",
    "SampledDossier",
    "StateAlias",
]
