"""The letter to a unit that owes something: drafted about chosen demands, one draft a day."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.workdays import Calendar, Term
from units.models import Unit

from .. import permissions
from ..chain import Kind
from ..chased import check_owed, one_agency, usually_chased
from ..workflow import DocumentState

# What an office puts on the letter before anybody rewords it; on paper “V/v ” stands before it.
LETTER_SUBJECT = "Đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra"


class ReminderLetters(models.Model):
    """What a document does as a letter; unit, demands and the rest are fields of the document."""

    class Meta:
        abstract = True

    @classmethod
    def letter_of(cls, unit, agency):
        """The letter drafted last for the unit, or an unsaved one of today with the usual words."""
        letters = cls.objects.filter(kind=Kind.REMINDER_LETTER, unit=unit, agency=agency)
        return letters.order_by("-pk").first() or cls._usual_letter(unit, agency)

    @classmethod
    def _usual_letter(cls, unit, agency):
        today = timezone.localdate()
        return cls(
            kind=Kind.REMINDER_LETTER,
            unit=unit,
            agency=agency,
            subject=LETTER_SUBJECT,
            dated=today,
            answer_by=Term.named("letter").end(today, Calendar.load()),
        )

    @classmethod
    @transaction.atomic
    def letter_to(cls, unit, demands, *, by):
        """Draft the letter that chases what `unit` owes: `demands`, each owed to the agency of `by`.

        Until its PDF is made, a second call on the same day gives the same draft. Raises DomainError when
        nothing is owed or in force, one of the demands is not the unit's, or the person may not.
        """
        permissions.can_write_letters(by).enforce()
        Unit.objects.select_for_update().get(pk=unit.pk)  # one draft after the other
        if not unit.active_on(timezone.localdate()):
            raise DomainError(_("%s no longer exists.") % unit)
        chased = check_owed(unit, demands, by)
        agency = one_agency(chased, by)
        today = {"dated": timezone.localdate(), "files": None, "state": DocumentState.DRAFT}
        letter = cls.objects.filter(
            kind=Kind.REMINDER_LETTER, unit=unit, agency=agency, **today
        ).first() or cls._usual_letter(unit, agency)
        if not letter.pk:
            letter.opened_by = by
            letter.save()
        letter.demands.set(chased)
        return letter

    def chased(self):
        """The demands of the letter that are still owed; of a letter not drafted yet all that are late."""
        if self.pk:
            return self.demands.owed().filter(unit=self.unit)
        return usually_chased(self.unit, self.dated)
