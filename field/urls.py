"""Addresses of the pages of a visit."""

from django.urls import path

from . import views

app_name = "field"
urlpatterns = [
    path("cuoc/<int:pk>/", views.visit_page, name="visit"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/", views.section_page, name="section"),
    path("cuoc/<int:pk>/start/", views.start, name="start"),
    path("cuoc/<int:pk>/complete/", views.complete, name="complete"),
    path("cuoc/<int:pk>/reopen/", views.reopen, name="reopen"),
    path("cuoc/<int:pk>/sign/", views.sign, name="sign"),
    path(
        "cuoc/<int:pk>/settle/<int:change_pk>/keep/",
        views.settle_change,
        {"take_old": False},
        name="settle_keep",
    ),
    path(
        "cuoc/<int:pk>/settle/<int:change_pk>/put-back/",
        views.settle_change,
        {"take_old": True},
        name="settle_put_back",
    ),
    path("cuoc/<int:pk>/evidence/", views.add_evidence, name="evidence_add"),
    path("tep/<int:pk>/caption/", views.rename_evidence, name="evidence_caption"),
    path("tep/<int:pk>/remove/", views.remove_evidence, name="evidence_remove"),
]
