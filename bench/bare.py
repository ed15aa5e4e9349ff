"""Pages as a browser gets them, and the bare counterparts that they are held against."""

from collections.abc import Callable
from unittest.mock import patch

from django import forms
from django.template import Context, Template, engines
from django.test import Client
from django.test.utils import instrumented_test_render

from inspections.models import Answer

FORMSET = "{% extends 'layouts/page.html' %}{% block content %}{{ formset }}{% endblock %}"


class Page:
    """One address as one person opens it, through the whole stack of middleware."""

    def __init__(self, user, address: str):
        self.client, self.address = Client(), address
        self.client.force_login(user)

    def __call__(self):
        response = self.client.get(self.address)
        if response.status_code != 200:
            raise RuntimeError(f"{self.address} answered {response.status_code}")
        return response

    def bare(self, rows: Callable[[dict], dict], source: str = "") -> Callable:
        """The page's template, or `source`, over the context it once had, with `rows(context)` read anew.

        There is no sign-in, no filter and no count in it: what they had found stands in the context.
        """
        with patch.object(Template, "_render", instrumented_test_render):
            response = self()
        context, request = response.context[0].flatten(), response.wsgi_request
        template = engines["django"].from_string(source).template if source else response.templates[0]
        return lambda: render(template, context | rows(context), request)


def render(template: Template, values: dict, request) -> str:
    """Render without the context processors, whose answers are among the values already."""
    context = Context(values)
    context.request = request
    return template.render(context)


class Download(Page):
    """One file as one person gets it, thrown away piece by piece as a browser writes it to its disk."""

    def __call__(self):
        response = super().__call__()
        for _piece in response:  # the client closes it after the last one
            pass


class PlainAnswer(forms.ModelForm):
    """The fields of one line of a section page, as Django alone would show them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(required=False)

    class Meta:
        model = Answer
        fields = ["verdict", "note"]
        widgets = {"verdict": forms.RadioSelect, "note": forms.Textarea({"rows": 1})}


PlainSheet = forms.modelformset_factory(Answer, form=PlainAnswer, extra=0)
