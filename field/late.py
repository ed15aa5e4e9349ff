"""What came too late from a device: shown to the head of the team in words, let in or left out."""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.errors import DomainError
from inspections.models import Answer, Criterion, Visit
from units.models import Notice

from . import permissions
from .applying import Applier, Refusal
from .envelopes import Envelope
from .models import DeviceEntry


@dataclass(frozen=True)
class LateLine:
    """One held entry as the head of the team reads it: what it is about, and its words with their labels."""

    entry: DeviceEntry
    about: str
    words: list[tuple[str, str]]


def late_lines(visit: Visit) -> list[LateLine]:
    """The entries of `visit` that wait for a decision, in the order in which they were entered."""
    entries = list(visit.device_entries.held().select_related("by", "photo").order_by("entered_at"))
    criteria = Criterion.objects.in_bulk({number for entry in entries if (number := _criterion_of(entry))})
    return [_line(entry, criteria.get(_criterion_of(entry))) for entry in entries]


def _criterion_of(entry) -> int | None:
    number = str(entry.data.get("criterion") or entry.data.get("values", {}).get("criterion"))
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else None


def _line(entry, criterion) -> LateLine:
    data = entry.data
    if entry.kind == DeviceEntry.Kind.ANSWER:
        asked = {name: each["value"] for name, each in data["fields"].items() if name in Answer.FIELDS}
        words = [(_label(name), _value(name, value)) for name, value in asked.items()]
    else:
        texts = data.get("values", {}) | {"caption": data.get("caption", "")}
        words = [(_label(name), texts[name]) for name in ("title", "text", "caption") if texts.get(name)]
    return LateLine(entry, f"{criterion.code} · {criterion.text}" if criterion else "", words)


def _label(name: str) -> str:
    labels = {"title": _("Title"), "text": _("Description"), "caption": _("Caption")}
    return labels.get(name) or str(Answer._meta.get_field(name).verbose_name).capitalize()


def _value(name: str, text: str) -> str:
    if name == "verdict":
        return str(dict(Answer._meta.get_field(name).flatchoices).get(text, text))
    return text


@transaction.atomic
def accept(entry: DeviceEntry, *, by) -> None:
    """Let in what came too late, as entered by whom it was entered by.

    DomainError when the minutes are signed, when the rules refuse it, or when a completed visit would lack
    something afterwards.
    """
    visit = entry.visit
    visit.lock()
    permissions.can_decide_late(by, visit).enforce()
    visit.may_answer(entry.by, by).enforce()
    applier = Applier(visit, by=entry.by, device=entry.device, accepted_by=by)
    for name, thing in _carry_out(applier, _envelope(entry)).items():
        setattr(entry, name, thing)
    if visit.state == "completed" and (missing := visit.missing()):
        raise DomainError(
            ngettext(
                "With it %d criterion would lack an answer or evidence. Reopen the visit first.",
                "With it %d criteria would lack an answer or evidence. Reopen the visit first.",
                len(missing),
            )
            % len(missing)
        )
    entry.decide(DeviceEntry.Outcome.ACCEPTED, by=by)
    if photo := getattr(entry, "photo", None):
        photo.delete()
    _notify(entry, _("What you sent late for %s was taken in."))


@transaction.atomic
def drop(entry: DeviceEntry, *, by, note) -> None:
    """Leave out what came too late, for a reason that its author is told."""
    entry.drop(by=by, reason=note)
    _notify(entry, _("What you sent late for %s was left out, for a reason that you can read."))


def _notify(entry, words):
    if entry.by != entry.decided_by:
        Notice.send(entry.by, words % entry.visit.body_name, entry.visit.get_absolute_url())


def _carry_out(applier: Applier, envelope: Envelope) -> dict:
    try:
        if envelope.kind != DeviceEntry.Kind.ANSWER:
            return applier.carry_out(envelope)
        for refusal in applier.answer([envelope]).values():
            raise refusal
    except Refusal as refusal:
        words = refusal.reason or " ".join(word for errors in refusal.errors.values() for word in errors)
        raise DomainError(words) from refusal
    return {}


def _envelope(entry: DeviceEntry) -> Envelope:
    """The entry as it arrived, its clock corrected as it was then."""
    envelope = Envelope(entry.pk, entry.body, entry.data, file=_file(entry))
    return replace(envelope, offset=entry.entered_at - envelope.device_moment)


def _file(entry) -> SimpleUploadedFile | None:
    photo = getattr(entry, "photo", None)
    if photo is None:
        return None
    with photo.file.open() as stored:
        return SimpleUploadedFile(photo.name, stored.read(), photo.content_type)
