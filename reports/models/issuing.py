"""How a paper leaves the office: its bytes frozen, number and date given; later replaced or withdrawn."""

from datetime import date as Date
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.text import clean_line

from ..chain import Kind
from ..effects import take_effect
from ..verifying import new_code

# What a new version takes from the paper that it is to replace.
COPIED = (
    *("kind", "agency", "plan", "round", "team", "visit", "unit"),
    *("subject", "dated", "answer_by", "urgency", "plan_days", "plan_in_working_days"),
)


class Issuing(models.Model):
    """The second half of a paper's life. Number and date are the registry's, given after signing
    (Decree 30/2020, article 15); the number is unique within its symbol and year."""

    number = models.PositiveIntegerField(gettext_lazy("number"), null=True, editable=False)
    symbol = models.CharField(gettext_lazy("symbol"), max_length=60, blank=True, editable=False)
    issued_on = models.DateField(gettext_lazy("date of the paper"), null=True, editable=False)
    signer_name = models.CharField(gettext_lazy("signed by"), max_length=200, blank=True, editable=False)
    signer_title = models.CharField(
        gettext_lazy("title of the signer"), max_length=200, blank=True, editable=False
    )
    verify_code = models.CharField(
        gettext_lazy("code to verify it by"), max_length=20, blank=True, editable=False
    )
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="replaced_by",
        verbose_name=gettext_lazy("replaces"),
    )

    CONSTRAINTS = (
        models.UniqueConstraint(
            "agency",
            "symbol",
            ExtractYear("issued_on"),
            "number",
            name="document_number_once_a_year",
        ),
        models.UniqueConstraint(
            fields=["verify_code"], condition=~models.Q(verify_code=""), name="verify_code_of_one_document"
        ),
    )

    class Meta:
        abstract = True

    @property
    def full_number(self) -> str:
        """As it is quoted, such as 05/BC-SNV; empty until the registry has given it."""
        return f"{self.number:02}/{self.symbol}" if self.number else ""

    @property
    def is_changeable(self) -> bool:
        """Whether its words still follow the data and the hand."""
        return self.state in {"draft", "in_review"}

    @property
    def approved_at(self) -> datetime:
        """When its words were frozen, the last time if that happened more than once."""
        return self.changes.filter(new="approved").latest("at").at

    def reserve_code(self) -> str:
        """The code that its copies carry, also those of a later approval."""
        return self.verify_code or new_code()

    @transaction.atomic
    def approve(self, *, by, version: int, kept: dict, code: str, symbol: str, note=""):
        """Freeze the bytes that are to be signed: `kept` are the words of keep_file, made from `version`.

        Raises DomainError when the paper was changed while they were made, or the person may not.
        """
        self.secure("approve", by=by)
        if type(self)._base_manager.values_list("version", flat=True).get(pk=self.pk) != version:
            raise DomainError(_("The paper was changed meanwhile; look at it again, then approve it."))
        self.verify_code, self.symbol = code, symbol
        self.keep_file(by=by, **kept)
        self.move("approve", by=by, note=note, fields=("verify_code", "symbol"))

    def reopen(self, *, by, note):
        """Take the approval back, to change the words; what was frozen stays on record."""
        self.move("reopen", by=by, note=note)

    @transaction.atomic
    def issue(self, *, by, number, date: Date, signer_name, signer_title="", **words):
        """Enter what the registry gave, and let the paper take effect; `words` are those of its effect.

        A conclusion concludes its visits, a decision sets up its team, minutes are signed. Raises DomainError
        when the number is taken, the date does not fit, or an effect is refused; nothing is saved then.
        """
        self.secure("issue", by=by)
        self._check_number(number)
        self._check_date(date)
        if not clean_line(signer_name):
            raise DomainError(_("Say who signed."), field="signer_name")
        self.number, self.issued_on = number, date
        self.signer_name, self.signer_title = clean_line(signer_name), clean_line(signer_title)
        try:
            self._take_effect(by, words)
            self._enter(by)
        except DomainError:
            self.refresh_from_db()  # nothing of it holds, also for whoever shows this paper next
            raise

    def _take_effect(self, by, words):
        """What issuing the paper means; a new version means that the earlier one is replaced."""
        if self.replaces_id:
            self.replaces.move("supersede", by=by, note=self.full_number)
        take_effect(self, by=by, **words)

    def _enter(self, by):
        """The database has the last word on whether the number is free."""
        taken = _("Number %s was given to another paper of this year.") % self.full_number
        fields = ("number", "issued_on", "signer_name", "signer_title")
        try:
            with transaction.atomic():
                self.move("issue", by=by, note=self.full_number, fields=fields)
        except IntegrityError:
            raise DomainError(taken, field="number") from None

    def _check_number(self, number):
        """Minutes have one only where the office gives it."""
        if number is None and self.kind != Kind.MINUTES:
            raise DomainError(_("Give the number."), field="number")

    def _check_date(self, date):
        if date > timezone.localdate():
            raise DomainError(_("The paper cannot be dated in the future."), field="date")

    def withdraw(self, *, by, note):
        """Say that the issued paper no longer holds; it stays on record, and whoever verifies it is told."""
        self.move("withdraw", by=by, note=note)

    @transaction.atomic
    def new_version(self, *, by):
        """A draft that is to replace this issued paper: the same thing, the same words to begin with."""
        self.secure("supersede", by=by)
        if type(self)._base_manager.filter(replaces=self).exists():
            raise DomainError(_("A new version was begun already."))
        draft = type(self)(**{name: getattr(self, name) for name in COPIED}, opened_by=by, replaces=self)
        draft.save()
        draft.visits.set(self.visits.all())
        draft.demands.set(self.demands.all())
        draft.copy_wordings(self)
        return draft
