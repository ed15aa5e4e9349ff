"""Forms of the exchange: who is to receive a link to one request."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import BaseForm
from units.models import Unit


class ContactForm(BaseForm):
    """A named person of the unit and how to reach them; one of phone and e-mail is needed."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), empty_label=None)
    full_name = forms.CharField(label=_("Full name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=150, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("When given, the link is sent there too.")
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units

    def clean(self):
        data = super().clean()
        if not data.get("phone") and not data.get("email") and "email" not in self.errors:
            self.add_error("phone", _("Give a phone number or an e-mail address."))
        return data


def units_asked(units):
    """The units that answer for `units` today: themselves, or what they became."""
    heirs = {pk for unit in units for pk in unit.heirs()}
    alive = Unit.objects.filter(pk__in=heirs).active_on(timezone.localdate())
    return (alive or Unit.objects.filter(pk__in=[unit.pk for unit in units])).order_by("sort_key")
