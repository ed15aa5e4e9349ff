"""Addresses of the pages of a visit and of its self-report."""

from django.urls import path

from .views import (
    devices,
    evidence,
    figures,
    findings,
    late,
    reinspections,
    rest,
    sections,
    self_reports,
    sync,
    visits,
)

app_name = "field"
urlpatterns = [
    path("cuoc/<int:pk>/", visits.visit_page, name="visit"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/", sections.section_page, name="section"),
    path("cuoc/<int:visit_pk>/phat-hien/them/", findings.RaiseView.as_view(), name="raise"),
    path("cuoc/<int:pk>/doi-chieu-phuc-tra/", reinspections.reinspection_page, name="reinspection"),
    path("cuoc/<int:pk>/dong-bo/", sync.sync, name="sync"),
    path("cuoc/<int:pk>/dong-bo/anh/", sync.sync_photo, name="sync_photo"),
    path("cuoc/<int:pk>/dang-mo/", sync.look, name="look"),
    path("cuoc/<int:pk>/den-muon/", late.late_page, name="late"),
    path("cuoc/<int:pk>/den-muon/nhan-het/", late.accept_all, name="late_accept_all"),
    path("cuoc/<int:pk>/den-muon/<uuid:entry_pk>/nhan/", late.accept, name="late_accept"),
    path("cuoc/<int:pk>/den-muon/<uuid:entry_pk>/bo/", late.drop, name="late_drop"),
    path("cuoc/<int:pk>/den-muon/<uuid:entry_pk>/anh/", late.photo, name="late_photo"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/con-lai-dat/", rest.rest_met, name="rest_met"),
    path("cuoc/<int:pk>/muc/<int:section_pk>/hoan-lai/", rest.rest_take_back, name="rest_take_back"),
    path("cuoc/<int:pk>/lay-so-lieu/", figures.take, name="take_figure"),
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
    path("tep/<int:pk>/len/", evidence.move_evidence, {"step": -1}, name="evidence_up"),
    path("tep/<int:pk>/xuong/", evidence.move_evidence, {"step": 1}, name="evidence_down"),
    path("tep/<int:pk>/chu-thich/", evidence.rename_evidence, name="evidence_caption"),
    path("tep/<int:pk>/bo/", evidence.remove_evidence, name="evidence_remove"),
    path("cuoc/<int:pk>/tu-bao-cao/", self_reports.self_report_page, name="self_report"),
    path("cuoc/<int:pk>/tu-bao-cao/yeu-cau/", self_reports.AskView.as_view(), name="self_report_ask"),
    path(
        "cuoc/<int:pk>/tu-bao-cao/muc/<int:section_pk>/", self_reports.self_section_page, name="self_section"
    ),
    path("cuoc/<int:pk>/tu-bao-cao/dong-bo/", sync.sync_self_report, name="self_sync"),
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
    # Until the page of an extract is there.
    path("ho-so-mot-cua/<int:pk>/", devices.this_device, name="extract"),
    path("may-nay/", devices.this_device, name="device"),
    path("may-nay/doi-chieu/", sync.compare, name="compare"),
    path("sw.js", devices.service_worker, name="service_worker"),
]
