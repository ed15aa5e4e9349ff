"""Who of a unit opened which request, and by which link."""

from .asked import AboutRequest, RequestKind
from .links import AccessLink
from .openings import Opening

__all__ = ["AboutRequest", "AccessLink", "Opening", "RequestKind"]
