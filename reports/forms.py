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


class LetterForm(DocumentForm):
    """What a person words on a letter, and by when it is to be answered."""

    class Meta(DocumentForm.Meta):
        fields = ["subject", "dated", "answer_by"]
        labels = {"dated": _("Counted up to")}
        help_texts = {
            "subject": _("On the letter it stands after “V/v”."),
            "dated": _(
                "The day on which the days late are counted; the letter shows its month, the day stays blank."
            ),
        }

    def clean(self):
        data = super().clean()
        dated, answer_by = data.get("dated"), data.get("answer_by")
        if dated and answer_by and answer_by <= dated:
            self.add_error("answer_by", _("This day must lie after the day of the letter."))
        return data


class ChasedForm(BaseForm):
    """Which of the demands that a unit owes its letter chases; none ticked means the usual ones."""

    demand = forms.MultipleChoiceField(label=_("Demands"), required=False)

    def __init__(self, *args, demands, **kwargs):
        super().__init__(*args, **kwargs)
        self.demands = {str(demand.pk): demand for demand in demands}
        self.fields["demand"].choices = list(self.demands.items())

    def clean_demand(self):
        return [self.demands[pk] for pk in self.cleaned_data["demand"]]


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
