"""Workflows as tables: which act moves a thing from which state to which, and who may do it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import DomainError
from .formats import moment
from .permissions import Verdict, refuse
from .text import clean_text


@dataclass(frozen=True)
class Move:
    """One act of a workflow. `may(user, thing)` answers with a Verdict; `tone` is the look of its button."""

    from_: frozenset[str]
    to: str
    may: Callable[[Any, Any], Verdict]
    label: str
    needs_note: bool = False
    tone: str = "secondary"


@dataclass(frozen=True)
class Offer:
    """An act as offered to one person: its table row and whether that person may do it now."""

    act: str
    move: Move
    verdict: Verdict


class Stateful(models.Model):
    """A thing with a `state` field, a table MOVES, and history rows under the related name `changes`."""

    MOVES: ClassVar[dict[str, Move]] = {}
    TONES: ClassVar[dict[str, str]] = {}

    class Meta:
        abstract = True

    @property
    def tone(self) -> str:
        """How the state is coloured beside its word: done, waiting, bad, brand or idle."""
        return self.TONES.get(self.state, "idle")

    def may(self, act: str, user) -> Verdict:
        """Whether `user` may do `act` now; the reason says which of state or right is missing."""
        move = self.MOVES[act]
        if self.state not in move.from_:
            return refuse(_("This cannot be done while it is “%s”.") % self.get_state_display())
        return move.may(user, self)

    def offers(self, user) -> list[Offer]:
        """The acts whose starting state is the present one, each with the verdict for `user`."""
        return [
            Offer(act, move, move.may(user, self))
            for act, move in self.MOVES.items()
            if self.state in move.from_
        ]

    def lock(self) -> None:
        """Hold the row until the transaction ends and read its state anew, so that a check stays true."""
        row = type(self)._base_manager.select_for_update().filter(pk=self.pk)
        state = row.values_list("state", flat=True).first()
        if state is None:
            raise DomainError(_("Somebody else took this away meanwhile."))
        self.state = state

    def secure(self, act: str, *, by) -> None:
        """Lock the row and raise DomainError unless `by` may do `act`; what a verb checks next stays true."""
        self.lock()
        self.may(act, by).enforce()

    def move(self, act: str, *, by, note: str = "", fields: tuple[str, ...] = ()) -> None:
        """Do `act`: check state and right on the locked row, save the state and `fields`, write history.

        Raises DomainError when the state, the right or the missing note forbids it. Verbs of the models
        call this inside their own transaction.
        """
        move = self.MOVES[act]
        note = clean_text(note)
        with transaction.atomic():
            self.secure(act, by=by)
            if move.needs_note and not note:
                raise DomainError(_("Say why, in a few words."), field="note")
            old, self.state = self.state, move.to
            self.save(update_fields=["state", *fields])
            self.changes.create(act=act, old=old, new=move.to, by=by, note=note)


class StatusChange(models.Model):
    """One row is one change of state: who, when, from what to what, and the words given."""

    act = models.CharField(gettext_lazy("act"), max_length=40)
    old = models.CharField(gettext_lazy("from"), max_length=30)
    new = models.CharField(gettext_lazy("to"), max_length=30)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("by"),
    )
    at = models.DateTimeField(gettext_lazy("at"), auto_now_add=True)
    note = models.TextField(gettext_lazy("note"), blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self):
        return moment(self.at)
