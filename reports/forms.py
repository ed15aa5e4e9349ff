"""Forms over documents: their subject and date, a leader's remark, the answer to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import BaseForm, BaseModelForm, VersionedFormMixin

from .models import Document


class DocumentForm(VersionedFormMixin, BaseModelForm):
    """What a person words on a paper whose content comes from the data."""

    class Meta:
        model = Document
        fields = ["subject", "dated"]


class RemarkForm(BaseForm):
    """A leader's remark on one section; `sections` maps ids to names."""

    section = forms.ChoiceField(label=_("Section"))
    text = forms.CharField(label=_("What should change"), max_length=4000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections.items())


class AnswerForm(BaseForm):
    """What was done about a remark; nothing needs to be said."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, required=False)
