"""Addresses of what goes between the agency and the units."""

from django.urls import path, register_converter

from findings.models import Submission

from .models import RequestKind
from .views import chasing, conclusions, consultations, home, links, outgoing, sent


class KindConverter:
    """The kind of a paper of a unit, in the address's own words."""

    WORDS = {Submission.Kind.PLAN: "ke-hoach", Submission.Kind.REPORT: "bao-cao"}
    regex = "|".join(WORDS.values())

    def to_python(self, value):
        return next(kind for kind, word in self.WORDS.items() if word == value)

    def to_url(self, value):
        return self.WORDS[Submission.Kind(value)]


class RequestConverter:
    """The kind of a request to a unit, in the address's own words."""

    WORDS = {
        RequestKind.SELF_REPORT: "tu-bao-cao",
        RequestKind.COMMENTS: "y-kien",
        RequestKind.CONCLUSION: "ket-luan",
    }
    regex = "|".join(WORDS.values())

    def to_python(self, value):
        return next(kind for kind, word in self.WORDS.items() if word == value)

    def to_url(self, value):
        return self.WORDS[RequestKind(value)]


register_converter(KindConverter, "kind")
register_converter(RequestConverter, "request")

app_name = "portal"
urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("gui-don-vi/", outgoing.sent_requests, name="sent_requests"),
    path("da-gui/<int:pk>/", sent.SentView.as_view(), name="sent"),
    path("cuoc/<int:pk>/y-kien/", consultations.ConsultationView.as_view(), name="consultation"),
    path("lien-ket/moi/<request:kind>/<int:pk>/", links.MakeLinkView.as_view(), name="link_make"),
    path("lien-ket/so/<int:pk>/", links.link_page, name="link"),
    path("lien-ket/so/<int:pk>/revoke/", links.revoke, name="link_revoke"),
    path("lien-ket/so/<int:pk>/renew/", links.renew, name="link_renew"),
    path("lien-ket/<str:token>/", links.open_link, name="open_link"),
    path("don-doc/", chasing.ChaseView.as_view(), name="chase"),
    path("don-doc/<int:pk>/gui-lai/", chasing.resend, name="resend"),
    path("ket-luan/<int:pk>/", conclusions.conclusion_page, name="conclusion"),
    path(
        "ket-luan/<int:pk>/don-vi/<int:unit_pk>/<kind:kind>/",
        conclusions.SubmitView.as_view(),
        name="submit",
    ),
]
