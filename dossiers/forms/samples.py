"""The forms that draw a sample, draw it again, and say what was found in a drawn dossier."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import BaseForm, BaseModelForm, FilesField, VersionedFormMixin, WholeNumberField

from ..models import Check, CheckAnswer, DossierPhoto, Sample, SampledDossier
from ..models.samples import MAX_SIZE

USUAL_SIZE = 30


class DrawForm(BaseForm):
    """How many dossiers to draw, and how."""

    method = forms.ChoiceField(
        label=gettext_lazy("Method"),
        choices=Sample.Method.choices,
        widget=forms.RadioSelect,
        initial=Sample.Method.SIMPLE,
    )
    size = WholeNumberField(
        label=gettext_lazy("How many dossiers"), min_value=1, max_value=MAX_SIZE, initial=USUAL_SIZE
    )


class RedrawForm(DrawForm):
    """Why the draw that stands is done again; `sample` is the one that the page showed."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("It is printed in the minutes, beside the draw that it ends."),
    )
    sample = forms.IntegerField(widget=forms.HiddenInput)


class CheckForm(VersionedFormMixin, BaseModelForm):
    """What was found in one drawn dossier: an answer to each check, a note, photos."""

    file = FilesField(label=gettext_lazy("Photos or scans"), required=False)
    drop = forms.ModelMultipleChoiceField(
        DossierPhoto.objects.none(), label=gettext_lazy("Photos to remove"), required=False
    )

    class Meta:
        model = SampledDossier
        fields = ["note"]
        labels = {"note": gettext_lazy("Note")}
        widgets = {"note": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["drop"].queryset = self.instance.dossier.photos.all()
        stored = _answers_of(self.instance)
        for check in Check:
            self.fields[check.value] = forms.ChoiceField(
                label=check.label,
                choices=CheckAnswer.Verdict.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=stored.get(check.value),
            )

    @property
    def checks(self) -> list:
        """The bound fields of the checks, in the order in which papers are gone through."""
        return [self[check.value] for check in Check]

    @property
    def answers(self) -> dict[str, str]:
        """{check: verdict} of what was answered; only of a valid form."""
        chosen = {check.value: self.cleaned_data.get(check.value) for check in Check}
        return {check: verdict for check, verdict in chosen.items() if verdict}

    def _differences(self, stored) -> list[str]:
        """Also the checks in which the row differs from what was chosen."""
        kept, chosen, words = _answers_of(stored), self.answers, dict(CheckAnswer.Verdict.choices)
        return super()._differences(stored) + [
            _("%(label)s: you typed “%(typed)s”, now stored is “%(kept)s”.")
            % {
                "label": check.label,
                "typed": words.get(chosen.get(check.value), "–"),
                "kept": words.get(kept.get(check.value), "–"),
            }
            for check in Check
            if chosen.get(check.value) != kept.get(check.value)
        ]


def _answers_of(sampled: SampledDossier) -> dict[str, str]:
    return dict(sampled.answers.values_list("check_name", "verdict"))
