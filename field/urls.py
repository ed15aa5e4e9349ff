"""Addresses of the pages of a visit and of its self-report."""

from django.urls import path

from .views import evidence, sections, self_reports, visits

app_name = "field"
urlpatterns = [
    path("cuoc/<int:pk>/", visits.visit_page, name="visit"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/", sections.section_page, name="section"),
    path("cuoc/<int:pk>/noi-dung/<int:criterion_pk>/", sections.save_line, name="save_line"),
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
    path("cuoc/<int:pk>/tu-bao-cao/", self_reports.self_report_page, name="self_report"),
    path("cuoc/<int:pk>/tu-bao-cao/yeu-cau/", self_reports.AskView.as_view(), name="self_report_ask"),
    path(
        "cuoc/<int:pk>/tu-bao-cao/muc/<int:section_pk>/", self_reports.self_section_page, name="self_section"
    ),
    path("cuoc/<int:pk>/tu-bao-cao/send/", self_reports.send, name="self_report_send"),
    path("cuoc/<int:pk>/tu-bao-cao/return/", self_reports.send_back, name="self_report_return"),
    path("cuoc/<int:pk>/tu-bao-cao/lay/", self_reports.take, name="self_report_take"),
    path(
        "cuoc/<int:pk>/tu-bao-cao/chon/<int:change_pk>/giu/",
        self_reports.settle_self_change,
        {"take_beside": False},
        name="self_settle_keep",
    ),
    path(
        "cuoc/<int:pk>/tu-bao-cao/chon/<int:change_pk>/lay-lai/",
        self_reports.settle_self_change,
        {"take_beside": True},
        name="self_settle_put_back",
    ),
    path("tep-tu-bao-cao/<int:pk>/chu-thich/", evidence.rename_self_evidence, name="self_evidence_caption"),
    path("tep-tu-bao-cao/<int:pk>/bo/", evidence.remove_self_evidence, name="self_evidence_remove"),
]
