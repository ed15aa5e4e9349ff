"""Taking in what devices send: each entry once, and kept aside where it comes too late."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.permissions import Verdict
from findings.permissions import can_raise
from inspections.models import SelfReport, Visit

from . import permissions
from .applying import Applier, Refusal
from .envelopes import Batch, Envelope
from .models import DeviceEntry, HeldPhoto

REFUSED = "refused"
_NOT_OWN = gettext_lazy("Something else was sent under this id.")


class Receiver:
    """One act of taking in what one person's device sent for one visit, or for the self-report to it.

    `replies` tells per id what became of an entry: see `told` and `refused`. `outcome` is what saving the
    answers did.
    """

    def __init__(self, visit: Visit, batch: Batch, *, by, holder=None):
        self.visit, self.holder, self.batch, self.by = visit, holder or visit, batch, by

    @property
    def outcome(self):
        return self.applier.outcome

    def receive(self) -> "Receiver":
        """Take in every entry that is new, inside the transaction in which the caller locked the holder.

        As many queries for any number of answers. That something of a batch is here already is rare: the
        database says so, and only then each entry is looked up. Files are looked up first, because what was
        stored of them would not go with the transaction.
        """
        known = {}
        if any(envelope.file for envelope in self.batch.entries):
            known = self.find_known()
        try:
            with transaction.atomic():
                self.take_in(known)
        except IntegrityError:
            return self.take_in(self.find_known())
        self.recall_refused()
        return self

    def recall_refused(self):
        """What would be refused today may have been taken in before: then that reply had been lost."""
        refusals = {pk for pk, reply in self.replies.items() if reply["outcome"] == REFUSED}
        sent = {envelope.id: envelope for envelope in self.batch.entries if str(envelope.id) in refusals}
        known = DeviceEntry.objects.select_related("finding__visit").in_bulk(list(sent)) if sent else {}
        for row in known.values():
            if self.is_own(row, sent[row.pk]):
                self.replies[str(row.pk)] = told(row)

    def find_known(self) -> dict[UUID, DeviceEntry]:
        ids = [envelope.id for envelope in self.batch.entries]
        return DeviceEntry.objects.select_related("finding__visit").in_bulk(ids)

    def take_in(self, known: dict[UUID, DeviceEntry]) -> "Receiver":
        sent = {envelope.id: envelope for envelope in self.batch.entries}
        self.replies = {entry_id: refused(Refusal(why)) for entry_id, why in self.batch.unreadable.items()}
        self.applier = Applier(self.visit, by=self.by, device=self.batch.device, holder=self.holder)
        self.may_answer = self.holder.may_answer(self.by)
        for row in known.values():
            self.replies[str(row.pk)] = self.answer_known(row, sent[row.pk])
        fresh = [envelope for envelope in sent.values() if envelope.id not in known]
        rows = self.answer([each for each in fresh if each.kind == DeviceEntry.Kind.ANSWER])
        rows += [self.take(each) for each in fresh if each.kind != DeviceEntry.Kind.ANSWER]
        DeviceEntry.objects.bulk_create(filter(None, rows))
        for envelope in fresh:
            self.hold_file(envelope)
        return self

    def answer_known(self, row: DeviceEntry, envelope: Envelope) -> dict:
        if not self.is_own(row, envelope):
            return refused(Refusal(_NOT_OWN))
        if row.sha256 == envelope.sha256:
            return told(row)
        try:
            self.revise(row, envelope)
        except Refusal as refusal:
            return refused(refusal)
        return told(row)

    def is_own(self, row: DeviceEntry, envelope: Envelope) -> bool:
        return (row.by_id, row.visit_id, row.kind) == (self.by.pk, self.visit.pk, envelope.kind)

    def revise(self, row: DeviceEntry, envelope: Envelope):
        """Words that were changed on the device before it heard that the first ones had arrived."""
        if row.outcome == DeviceEntry.Outcome.HELD:
            row.body = envelope.body
        elif row.kind == DeviceEntry.Kind.ANSWER:
            for refusal in self.applier.answer([envelope]).values():
                raise refusal
        elif row.kind == DeviceEntry.Kind.FINDING and row.finding:
            self.applier.revise_finding(row.finding, envelope)
        else:
            return
        row.sha256, row.entered_at = envelope.sha256, envelope.entered_at
        row.save(update_fields=["body", "sha256", "entered_at"])

    def answer(self, envelopes: list[Envelope]) -> list[DeviceEntry | None]:
        if not self.may_answer:
            return [self.hold(envelope) for envelope in envelopes]
        refusals = self.applier.answer(envelopes) if envelopes else {}
        for entry_id, refusal in refusals.items():
            self.replies[str(entry_id)] = refused(refusal)
        return [self.keep(envelope) for envelope in envelopes if envelope.id not in refusals]

    def take(self, envelope: Envelope) -> DeviceEntry | None:
        """Carry out one entry; the row to keep of it, none when it is refused."""
        if not self.is_open_for(envelope):
            return self.hold(envelope)
        try:
            return self.keep(envelope, **self.applier.carry_out(envelope))
        except Refusal as refusal:
            self.replies[str(envelope.id)] = refused(refusal)
            return None

    def is_open_for(self, envelope: Envelope) -> Verdict:
        """Findings are raised longer than answers are given: as drafts, until the minutes are signed."""
        if envelope.kind == DeviceEntry.Kind.FINDING and not self.may_answer:
            return can_raise(self.by, self.visit)
        return self.may_answer

    def keep(self, envelope: Envelope, **made) -> DeviceEntry:
        return self.row(envelope, outcome=DeviceEntry.Outcome.SAVED, **made)

    def hold(self, envelope: Envelope) -> DeviceEntry | None:
        """Keep it aside for the head of the team; what the person had no part in is refused."""
        if not permissions.can_send_late(self.by, self.visit):
            self.replies[str(envelope.id)] = refused(Refusal(self.may_answer.reason))
            return None
        return self.row(envelope, outcome=DeviceEntry.Outcome.HELD, body=envelope.body)

    def hold_file(self, envelope: Envelope):
        """The photo of an entry that came too late; what is no photo is refused as in time."""
        held = self.replies[str(envelope.id)]["outcome"] == DeviceEntry.Outcome.HELD
        if not held or envelope.file is None:
            return
        try:
            with transaction.atomic():
                HeldPhoto.keep(envelope.file, by=self.by, entry_id=envelope.id)
        except DomainError as error:
            DeviceEntry.objects.filter(pk=envelope.id).delete()
            self.replies[str(envelope.id)] = refused(Refusal.of(error))

    def row(self, envelope: Envelope, **fields) -> DeviceEntry:
        row = DeviceEntry(
            id=envelope.id,
            visit=self.visit,
            by=self.by,
            device=self.batch.device,
            device_name=self.batch.device_name,
            kind=envelope.kind,
            sha256=envelope.sha256,
            entered_at=envelope.entered_at,
            **fields,
        )
        self.replies[str(envelope.id)] = told(row)
        return row


class SelfReportReceiver(Receiver):
    """Taking in what an officer of the inspected unit answers: nothing but answers, and nothing too late."""

    def __init__(self, report: SelfReport, batch: Batch, *, by):
        super().__init__(report.visit, batch, by=by, holder=report)

    def answer(self, envelopes: list[Envelope]) -> list[DeviceEntry | None]:
        rows = super().answer(envelopes)
        self.holder.mark_seen(list(self.outcome.answers))
        return rows

    def take(self, envelope: Envelope) -> None:
        self.replies[str(envelope.id)] = refused(Refusal(_("An entry has no readable content.")))

    def hold(self, envelope: Envelope) -> None:
        self.replies[str(envelope.id)] = refused(Refusal(self.may_answer.reason))


def told(row: DeviceEntry) -> dict:
    """What the device is told of an entry that is here: its outcome, and what it made."""
    reply = {"outcome": row.outcome, "sha256": row.sha256}
    if row.finding:
        reply |= {"number": row.finding.number, "url": row.finding.get_absolute_url()}
        reply["next"] = _next_page(row.finding)
    if row.evidence_id:
        reply["evidence"] = row.evidence_id
    if row.reason:
        reply["reason"] = row.reason
    return reply


def _next_page(finding) -> str:
    """A shortcoming goes on to its demand."""
    if finding.is_shortcoming:
        return reverse("findings:demand", args=[finding.number])
    return finding.visit.get_absolute_url()


def refused(refusal: Refusal) -> dict:
    return {"outcome": REFUSED, "reason": refusal.reason, "errors": refusal.errors}
