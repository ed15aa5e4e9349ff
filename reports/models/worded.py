"""Sections that a person worded: they stand until that person, or another, lets the data speak again."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text import clean_text

from .. import permissions
from ..rewording import fingerprint


class Worded(models.Model):
    """What a document does with the words of its sections."""

    class Meta:
        abstract = True

    @property
    def worded(self) -> dict[str, str]:
        """What was worded by hand, by the id of the section."""
        return {wording.section: wording.text for wording in self.wordings.all()}

    @transaction.atomic
    def word(self, section: str, text: str, *, by, over: str, generated: str):
        """Let a section say `text`, while the data would say `generated`.

        `over` is the fingerprint of the words that they were typed over. Raises DomainError
        when the section was worded anew meanwhile, nothing is said, or the person may not.
        """
        wording = self._hold(section, by)
        if fingerprint(wording.text if wording.pk else generated) != over:
            raise DomainError(_("Somebody else worded this section meanwhile."), field="text")
        text = clean_text(text)
        if not text:
            raise DomainError(_("A section cannot be empty."), field="text")
        if text == generated:
            return self._let_go(wording)
        wording.text, wording.generated, wording.by = text, generated, by
        wording.save()
        return self._note_change()

    @transaction.atomic
    def unword(self, section: str, *, by):
        """Let the data say the section again."""
        self._let_go(self._hold(section, by))

    def _hold(self, section, by):
        self.lock()
        permissions.can_word(by, self).enforce()
        wording = self.wordings.filter(section=section).first()
        return wording or self.wordings.model(document=self, section=section)

    def _let_go(self, wording):
        if wording.pk:
            wording.delete()
            self._note_change()

    def _note_change(self):
        """An approval that is being made from the words before must not go through."""
        type(self)._base_manager.filter(pk=self.pk).update(version=models.F("version") + 1)

    def copy_wordings(self, earlier):
        """Begin with the words of the version that this one is to replace."""
        for wording in earlier.wordings.all():
            wording.pk, wording.document = None, self
            wording.save()
