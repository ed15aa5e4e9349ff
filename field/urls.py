"""Addresses of the pages of a visit."""

from django.urls import path

from . import views

app_name = "field"
urlpatterns = [
    path("cuoc/<int:pk>/", views.visit_page, name="visit"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/", views.section_page, name="section"),
    path("cuoc/<int:pk>/noi-dung/<int:criterion_pk>/", views.save_line, name="save_line"),
    path("cuoc/<int:pk>/start/", views.start, name="start"),
    path("cuoc/<int:pk>/complete/", views.complete, name="complete"),
    path("cuoc/<int:pk>/reopen/", views.reopen, name="reopen"),
    path("cuoc/<int:pk>/sign/", views.SignView.as_view(), name="sign"),
    path(
        "cuoc/<int:pk>/chon/<int:change_pk>/giu/",
        views.settle_change,
        {"take_old": False},
        name="settle_keep",
    ),
    path(
        "cuoc/<int:pk>/chon/<int:change_pk>/lay-lai/",
        views.settle_change,
        {"take_old": True},
        name="settle_put_back",
    ),
    path("cuoc/<int:pk>/tep/them/", views.add_evidence, name="evidence_add"),
    path("tep/<int:pk>/chu-thich/", views.rename_evidence, name="evidence_caption"),
    path("tep/<int:pk>/bo/", views.remove_evidence, name="evidence_remove"),
]
