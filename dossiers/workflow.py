"""States of an extract, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow import Move

from . import permissions as may


class ExtractState(models.TextChoices):
    READING = "reading", _("Being read")
    READ = "read", _("To be confirmed")
    COUNTED = "counted", _("Counted")
    REDUCED = "reduced", _("Kept in numbers")
    DISCARDED = "discarded", _("Discarded")


# What an extract counts is shown and used in these.
COUNTED_STATES = [ExtractState.COUNTED, ExtractState.REDUCED]

EXTRACT_TONES = {
    ExtractState.READING: "waiting",
    ExtractState.READ: "waiting",
    ExtractState.COUNTED: "done",
    ExtractState.REDUCED: "done",
}

EXTRACT_MOVES = {
    "finish_reading": Move(
        frozenset({ExtractState.READING}), ExtractState.READ, may.by_the_program, _("Finish reading")
    ),
    "read_again": Move(
        frozenset({ExtractState.READING, ExtractState.READ}),
        ExtractState.READING,
        may.can_change,
        _("Read the file again"),
    ),
    "confirm": Move(
        frozenset({ExtractState.READ}),
        ExtractState.COUNTED,
        may.can_change,
        _("Confirm and count"),
        tone="primary",
    ),
    "discard": Move(
        frozenset({ExtractState.READING, ExtractState.READ}),
        ExtractState.DISCARDED,
        may.can_change,
        _("Discard the file"),
    ),
    "take_back": Move(
        frozenset({ExtractState.COUNTED}),
        ExtractState.DISCARDED,
        may.can_change,
        _("Take the extract back"),
        needs_note=True,
        tone="danger",
    ),
    "expire": Move(
        frozenset({ExtractState.READING, ExtractState.READ}),
        ExtractState.DISCARDED,
        may.by_the_program,
        _("Discard what nobody confirmed"),
    ),
    "reduce": Move(
        frozenset({ExtractState.COUNTED}),
        ExtractState.REDUCED,
        may.by_the_program,
        _("Keep the numbers only"),
    ),
}
