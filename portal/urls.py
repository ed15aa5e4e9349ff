"""Addresses of what goes between the agency and the units."""

from django.urls import path, register_converter

from findings.models import Submission

from .views import chasing, conclusions


class KindConverter:
    """The kind of a paper of a unit, in the address's own words."""

    WORDS = {Submission.Kind.PLAN: "ke-hoach", Submission.Kind.REPORT: "bao-cao"}
    regex = "|".join(WORDS.values())

    def to_python(self, value):
        return next(kind for kind, word in self.WORDS.items() if word == value)

    def to_url(self, value):
        return self.WORDS[Submission.Kind(value)]


register_converter(KindConverter, "kind")

app_name = "portal"
urlpatterns = [
    path("don-doc/", chasing.ChaseView.as_view(), name="chase"),
    path("don-doc/<int:pk>/gui-lai/", chasing.resend, name="resend"),
    path("ket-luan/<int:pk>/", conclusions.conclusion_page, name="conclusion"),
    path(
        "ket-luan/<int:pk>/don-vi/<int:unit_pk>/<kind:kind>/",
        conclusions.SubmitView.as_view(),
        name="submit",
    ),
]
