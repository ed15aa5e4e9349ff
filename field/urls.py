"""Addresses of the pages of a visit."""

from django.urls import path

from .views import evidence, rest, sections, visits

app_name = "field"
urlpatterns = [
    path("cuoc/<int:pk>/", visits.visit_page, name="visit"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/", sections.section_page, name="section"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/con-lai-dat/", rest.rest_met, name="rest_met"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/hoan-lai/", rest.rest_take_back, name="rest_take_back"),
    path("cuoc/<int:pk>/noi-dung/<int:criterion_pk>/", sections.save_line, name="save_line"),
    path("cuoc/<int:pk>/hoan-tat/", visits.closing_page, name="closing"),
    path("cuoc/<int:pk>/start/", visits.start, name="start"),
    path("cuoc/<int:pk>/complete/", visits.complete, name="complete"),
    path("cuoc/<int:pk>/reopen/", visits.reopen, name="reopen"),
    path("cuoc/<int:pk>/sign/", visits.SignView.as_view(), name="sign"),
    path(
        "cuoc/<int:pk>/chon/<int:change_pk>/giu/",
        sections.settle_change,
        {"take_beside": False},
        name="settle_keep",
    ),
    path(
        "cuoc/<int:pk>/chon/<int:change_pk>/lay-lai/",
        sections.settle_change,
        {"take_beside": True},
        name="settle_put_back",
    ),
    path("cuoc/<int:pk>/tep/them/", evidence.add_evidence, name="evidence_add"),
    path("tep/<int:pk>/chu-thich/", evidence.rename_evidence, name="evidence_caption"),
    path("tep/<int:pk>/bo/", evidence.remove_evidence, name="evidence_remove"),
]
