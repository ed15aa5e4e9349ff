"""What a device sends, read and checked before anything is done with it.

A batch is JSON: {"user": id, "device": uuid, "device_name": text, "sent_at": ms, "section": id or null,
"entries": [{"id": uuid, "body": text}, …]}. A body is JSON too and travels as text, so that device and
server take the same SHA-256 of it. `base` is the version that was typed over: of the answer, or of one field
where that is another. `at` is the moment of entering by the clock of the device, and `lang` the language of
the page on which numbers were typed. The shapes of bodies are:

    {"kind": "answer", "criterion": id, "base": version, "lang": "vi",
     "fields": {name: {"value": text, "at": ms, "base": version}, …}}
    {"kind": "finding", "finding": "shortcoming", "values": {name: text}, "photos": [id, …], "at": ms}
    {"kind": "photo", "criterion": id or null, "caption": text, "at": ms}, with its file beside it
    {"kind": "caption", "photo": id, "caption": text, "base": text, "at": ms}
    {"kind": "order", "photos": [id, …], "at": ms}

The id of a photo is that of the entry that brought it, or the number of its row.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from core.text import clean_line

from .models import DeviceEntry

MOST_ENTRIES = 200
LONGEST_BODY = 100_000
# A row number, or a moment in milliseconds: anything larger no database takes.
LARGEST = 2**53


class Unreadable(Exception):
    """What arrived is not what a device sends; the words are for whoever reads the answer."""


@dataclass(frozen=True)
class Envelope:
    """One act of filling in as it was sent, with its moment by the office's clock; a photo has its file."""

    id: UUID
    body: str
    data: dict
    offset: timedelta = timedelta()
    file: UploadedFile | None = None

    @property
    def kind(self) -> str:
        return self.data["kind"]

    @cached_property
    def sha256(self) -> str:
        """Of what arrived: the device has the same of what it sent."""
        if self.file is None:
            return hashlib.sha256(self.body.encode()).hexdigest()
        self.file.seek(0)
        return hashlib.file_digest(self.file, "sha256").hexdigest()

    @property
    def lang(self) -> str:
        lang = self.data.get("lang")
        known = isinstance(lang, str) and lang in dict(settings.LANGUAGES)
        return lang if known else settings.LANGUAGE_CODE

    def moment(self, at) -> datetime:
        """A moment of the device by the office's clock, corrected by what its clock was off when it sent."""
        return min(_moment(at) + self.offset, timezone.now())

    @property
    def device_moment(self) -> datetime:
        """When it was entered by the clock of the device; of an answer, when the last of its fields was."""
        if self.kind == DeviceEntry.Kind.ANSWER:
            return max(_moment(each["at"]) for each in self.data["fields"].values())
        return _moment(self.data["at"])

    @property
    def entered_at(self) -> datetime:
        return min(self.device_moment + self.offset, timezone.now())


@dataclass
class Batch:
    """What one device sent at once; `unreadable` tells per id why an entry makes no sense.

    `user` is the id of the person on whose pages it was entered, as the device says.
    """

    user: str
    device: UUID
    device_name: str
    section: int | None
    entries: list[Envelope] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)


def read_batch(text: str | bytes) -> Batch:
    """The batch in `text`. Unreadable when it is none, or holds too much at once."""
    sent = read_object(text)
    given = sent.get("entries")
    if not isinstance(given, list) or len(given) > MOST_ENTRIES:
        raise Unreadable(_("Send a list of at most %d entries.") % MOST_ENTRIES)
    batch = read_sender(sent)
    offset = clock_offset(sent.get("sent_at"))
    for each in given:
        named = each if isinstance(each, dict) else {}
        try:
            batch.entries.append(read_envelope(read_uuid(named.get("id")), named.get("body"), offset))
        except Unreadable as error:
            batch.unreadable[str(named.get("id"))] = str(error)
    return batch


def read_photo(sent, file: UploadedFile | None) -> Batch:
    """A batch of one photo or file, as a form of several parts brings it with the fields of its entry."""
    batch = read_sender(sent)
    sent_at = sent.get("sent_at", "")
    offset = clock_offset(int(sent_at) if sent_at.isdecimal() and len(sent_at) < 16 else None)
    envelope = read_envelope(read_uuid(sent.get("id")), sent.get("body"), offset)
    if envelope.kind != DeviceEntry.Kind.PHOTO or file is None:
        raise Unreadable(_("The file is missing."))
    batch.entries.append(replace(envelope, file=file))
    return batch


def read_sender(sent) -> Batch:
    """An empty batch of the device that `sent` names."""
    section = sent.get("section")
    name = sent.get("device_name")
    return Batch(
        user=str(sent.get("user", "")),
        device=read_uuid(sent.get("device")),
        device_name=clean_line(name)[:60] if isinstance(name, str) else "",
        section=section if _is_number(section) else None,
    )


def clock_offset(sent_at) -> timedelta:
    """How far the clock of the device is behind the office's, as measured by this exchange."""
    if not _is_moment(sent_at):
        raise Unreadable(_("This is not what a device sends."))
    return timezone.now() - _moment(sent_at)


def read_envelope(entry_id: UUID, body, offset: timedelta) -> Envelope:
    """One entry, its body checked for the shape of its kind."""
    if not isinstance(body, str) or len(body) > LONGEST_BODY:
        raise Unreadable(_("An entry has no readable content."))
    data = read_object(body)
    if not _can_be_kept(body, data):
        raise Unreadable(_("An entry has no readable content."))
    shape = _SHAPES.get(data.get("kind") if _is_text(data.get("kind")) else None)
    if shape is None or not all(fits(data.get(name)) for name, fits in shape.items()):
        raise Unreadable(_("An entry has no readable content."))
    return Envelope(entry_id, body, data, offset)


def read_object(text: str | bytes) -> dict:
    """The JSON object in `text`, else Unreadable."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This is not what a device sends.")) from error
    if not isinstance(value, dict):
        raise Unreadable(_("This is not what a device sends."))
    return value


def read_uuid(value) -> UUID:
    """The id in `value`, else Unreadable."""
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable(_("This is not what a device sends.")) from error


def _moment(at) -> datetime:
    try:
        return datetime.fromtimestamp(at / 1000, tz=timezone.get_current_timezone())
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise Unreadable(_("An entry has no readable moment.")) from error


def _can_be_kept(body: str, data: dict) -> bool:
    """Halves of characters, which no database takes, may stand in the text itself or behind its escapes."""
    try:
        body.encode()
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_number(value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


def _is_moment(value) -> bool:
    """Within some decades of now: a clock may be wrong, but not by more."""
    return _is_number(value) and 10**11 < value < 10**13


def _is_text(value) -> bool:
    return isinstance(value, str)


def _is_photo_id(value) -> bool:
    return _is_number(value) or _is_text(value)


def _are_photo_ids(value) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ENTRIES and all(map(_is_photo_id, value))


def _are_texts(value) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _are_fields(value) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(each, dict) for each in value.values())
        and all(_is_text(each.get("value")) and _is_moment(each.get("at")) for each in value.values())
        and all(_may_be_number(each.get("base")) for each in value.values())
    )


def _may_be_number(value) -> bool:
    return value is None or _is_number(value)


_SHAPES = {
    DeviceEntry.Kind.ANSWER: {"criterion": _is_number, "base": _is_number, "fields": _are_fields},
    DeviceEntry.Kind.FINDING: {
        "finding": _is_text,
        "values": _are_texts,
        "photos": _are_photo_ids,
        "at": _is_moment,
    },
    DeviceEntry.Kind.PHOTO: {"criterion": _may_be_number, "caption": _is_text, "at": _is_moment},
    DeviceEntry.Kind.CAPTION: {
        "photo": _is_photo_id,
        "caption": _is_text,
        "base": _is_text,
        "at": _is_moment,
    },
    DeviceEntry.Kind.ORDER: {"photos": _are_photo_ids, "at": _is_moment},
}
