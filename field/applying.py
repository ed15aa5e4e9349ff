"""Doing what an entry of a device says: answers merged, findings raised, photos kept and captioned."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core.errors import DomainError
from findings.forms import FindingForm
from findings.models import Finding
from findings.permissions import can_edit_finding
from inspections.answering import Entry, Outcome, save_answers
from inspections.models import Answer, Criterion, Evidence

from .envelopes import Envelope
from .forms import clean_values
from .models import DeviceEntry

# A device revises what its own person touched last; else its words meet those of the other.
FIRST_VERSION = Finding._meta.get_field("version").default


class Refusal(Exception):
    """An entry was not taken: the reason in words, or the errors by field."""

    def __init__(self, reason="", errors: dict[str, list[str]] | None = None):
        super().__init__(reason)
        self.reason, self.errors = str(reason), errors or {}

    @classmethod
    def of(cls, error: DomainError | ValidationError) -> "Refusal":
        if isinstance(error, ValidationError):
            return cls(errors=error.message_dict)
        return cls(errors={error.field: [str(error)]}) if error.field else cls(str(error))


class Applier:
    """Carries out entries of one person's device on one visit, or on the self-report that is its `holder`.

    `accepted_by` is the head of the team who lets in what came too late. `outcome` is what saving the answers
    did. Everything is refused by raising Refusal; rights are those of the verbs.
    """

    def __init__(self, visit, *, by, device: UUID, holder=None, accepted_by=None):
        self.visit, self.holder = visit, holder or visit
        self.by, self.device, self.accepted_by = by, device, accepted_by
        self.outcome = Outcome()

    def answer(self, envelopes: list[Envelope]) -> dict[UUID, Refusal]:
        """Save answers in one act, as many queries whatever their number; those refused are returned."""
        entries = [self.entry_of(envelope) for envelope in envelopes]
        try:
            self.outcome = save_answers(
                self.holder, entries, by=self.by, accepted_by=self.accepted_by, locked=True
            )
        except DomainError as error:
            raise Refusal.of(error) from error
        return {envelopes[place].id: Refusal.of(error) for place, error in self.outcome.errors.items()}

    def entry_of(self, envelope: Envelope) -> Entry:
        """The entry of one answer; what was typed is cleaned as a form would, once its criterion is known."""
        data = envelope.data
        fields = {name: each for name, each in data["fields"].items() if name in Answer.FIELDS}
        return Entry(
            data["criterion"],
            data["base"],
            {name: each["value"] for name, each in fields.items()},
            whole=False,
            entered_at={name: envelope.moment(each["at"]) for name, each in fields.items()},
            source=str(self.device),
            bases={name: each["base"] for name, each in fields.items() if each.get("base") is not None},
            clean=partial(clean_values, lang=envelope.lang),
        )

    def carry_out(self, envelope: Envelope) -> dict:
        """Do what one entry other than an answer says, or nothing of it; what it made goes into its row."""
        try:
            with transaction.atomic():
                return self.VERBS[envelope.kind](self, envelope)
        except (DomainError, ValidationError) as error:
            raise Refusal.of(error) from error

    def keep_photo(self, envelope: Envelope) -> dict:
        criterion = envelope.data["criterion"]
        if envelope.file is None:
            raise DomainError(_("The file is missing."))
        photo = self.visit.add_evidence(
            envelope.file,
            by=self.by,
            criterion=Criterion.objects.filter(pk=criterion).first() if criterion else None,
            caption=envelope.data["caption"][: Evidence._meta.get_field("caption").max_length],
            accepted_by=self.accepted_by,
        )
        return {"evidence": photo}

    def raise_finding(self, envelope: Envelope) -> dict:
        form = self.finding_form(envelope)
        kind = envelope.data["finding"]
        return {"finding": Finding.raise_on(self.visit, by=self.by, kind=kind, **form.typed)}

    def revise_finding(self, finding: Finding, envelope: Envelope) -> None:
        """Words that were changed on the device after it had sent them and before it heard back."""
        try:
            can_edit_finding(self.by, finding).enforce()
            touched_by = finding.history.latest().history_user_id
            version = finding.version if touched_by == self.by.pk else FIRST_VERSION
            self.finding_form(envelope, finding, version).save()
        except (DomainError, ValidationError) as error:
            raise Refusal.of(error) from error

    def finding_form(self, envelope: Envelope, finding=None, version: int = FIRST_VERSION) -> FindingForm:
        """The form of a finding as it was filled in, which must be right; ValidationError by field."""
        kind = envelope.data["finding"]
        if kind not in Finding.Kind.values:
            raise DomainError(_("An entry has no readable content."))
        typed = envelope.data["values"] | {
            "photos": self.evidence_ids(envelope.data["photos"]),
            "version": version,
        }
        with translation.override(envelope.lang):
            form = FindingForm(typed, visit=self.visit, kind=kind, instance=finding)
            if not form.is_valid():
                raise ValidationError({name: list(errors) for name, errors in form.errors.items()})
        return form

    def caption(self, envelope: Envelope) -> dict:
        data = envelope.data
        photo = self.visit.evidence.filter(pk__in=self.evidence_ids([data["photo"]])).first()
        if photo is None:
            raise DomainError(_("The photo is not there any more."))
        photo.visit = self.visit
        photo.rename(
            data["caption"][: Evidence._meta.get_field("caption").max_length],
            by=self.by,
            base=data["base"],
            entered_at=envelope.entered_at,
            accepted_by=self.accepted_by,
        )
        return {"evidence": photo}

    def order(self, envelope: Envelope) -> dict:
        pks = self.evidence_ids(envelope.data["photos"])
        self.visit.order_evidence(pks, by=self.by, accepted_by=self.accepted_by)
        return {}

    def evidence_ids(self, ids: Iterable) -> list[int]:
        """The rows of photos, named by their number or by the entry that brought them, in the order given."""
        named = {each: _as_uuid(each) for each in ids}
        rows = DeviceEntry.objects.filter(visit=self.visit, pk__in=filter(None, named.values()))
        brought = dict(rows.exclude(evidence=None).values_list("pk", "evidence"))
        pks = [each if isinstance(each, int) else brought.get(named[each]) for each in ids]
        return [pk for pk in pks if pk is not None]

    VERBS = {
        DeviceEntry.Kind.PHOTO: keep_photo,
        DeviceEntry.Kind.FINDING: raise_finding,
        DeviceEntry.Kind.CAPTION: caption,
        DeviceEntry.Kind.ORDER: order,
    }


def _as_uuid(value) -> UUID | None:
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
