"""Setting the cause of late dossiers: which ones, as they stood when the page was opened, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CHOOSE, BaseForm, DateField

from ..models import LateCause


def read_ticked(values: list[str]) -> dict[int, int]:
    """{dossier: version of its judgement, 0 without one} from “id:version”; what is no such pair is left."""
    pairs = (value.partition(":") for value in values)
    return {
        int(pk): int(version)
        for pk, _colon, version in pairs
        if pk.isdecimal() and version.isdecimal() and len(pk) < 18 and len(version) < 9
    }


class JudgeForm(BaseForm):
    """The cause of all that were ticked; note and day are kept where they are left empty."""

    cause = forms.ModelChoiceField(
        label=_("Cause"), queryset=LateCause.objects.filter(in_use=True), empty_label=CHOOSE
    )
    register_on = DateField(label=_("Returned by the paper register on"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=2_000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, causes=None, **kwargs):
        super().__init__(*args, **kwargs)
        if causes is not None:
            self.fields["cause"].choices = [("", CHOOSE), *((cause.pk, cause.name) for cause in causes)]

    @classmethod
    def beside(cls, form_id: str, causes) -> "JudgeForm":
        """Its empty fields as part of the form of the list, which other buttons send too."""
        form = cls(causes=causes, auto_id="judge_%s", use_required_attribute=False)
        for field in form.fields.values():
            field.widget.attrs["form"] = form_id
        return form
