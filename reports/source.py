"""What every paper is built from."""

from dataclasses import dataclass
from functools import cached_property

from core.files import PHOTO_TYPES
from findings.workflow import FindingState
from inspections.models import Evidence

from .models import Document, DocumentSettings

# A draft finding is not yet the team's word; a withdrawn one is no longer.
TOLD_STATES = [FindingState.CONFIRMED, FindingState.CONCLUDED]


@dataclass(frozen=True)
class PaperSource:
    """What every paper is built from: its agency, what that prints on papers, and the body above it."""

    document: Document

    @property
    def agency(self):
        return self.document.agency

    @property
    def issuer(self) -> str:
        return self.agency.body_name

    @cached_property
    def settings(self) -> DocumentSettings:
        return DocumentSettings.of(self.agency)

    @cached_property
    def superior(self):
        """The body above the agency, as it was named on the date of the paper."""
        return self.agency.parent_on(self.document.dated)


def captioned_photos(**conditions):
    """The evidence that an annex may show: photos with a caption, of the visits that `conditions` name."""
    return Evidence.objects.filter(content_type__in=PHOTO_TYPES, **conditions).exclude(caption="")
