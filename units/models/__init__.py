"""Who: the register of administrative units over time, the people, and the notices sent to them."""

from .kinds import KINDS_OF_LEVEL, Certainty, Kind, Level
from .notices import Notice
from .people import User
from .register import LEVELS_BELOW_TOP, Unit, parents_on
from .successions import UnitSuccession, succession_pairs

__all__ = [
    "KINDS_OF_LEVEL",
    "LEVELS_BELOW_TOP",
    "Certainty",
    "Kind",
    "Level",
    "Notice",
    "Unit",
    "UnitSuccession",
    "User",
    "parents_on",
    "succession_pairs",
]
