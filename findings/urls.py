"""Addresses of findings, their remediation, and conclusions."""

from django.urls import include, path

from .views import (
    bulk,
    conclusions,
    consultations,
    findings,
    recomputing,
    remediation,
    submissions,
)

app_name = "findings"

of_finding = [
    path("", findings.finding_page, name="finding"),
    path("sua/", findings.EditView.as_view(), name="edit"),
    path("confirm/", findings.confirm, name="confirm"),
    path("y-kien/answer/", consultations.answer, name="answer_comment"),
    path("withdraw/", findings.withdraw, name="withdraw"),
    path("yeu-cau/", remediation.DemandView.as_view(), name="demand"),
    path("yeu-cau/gia-han/", remediation.ExtendView.as_view(), name="extend"),
    path("yeu-cau/kien-nghi/", remediation.ProposeView.as_view(), name="propose"),
    path("yeu-cau/chuyen-giao/", remediation.HandOverView.as_view(), name="hand_over"),
    path("yeu-cau/close/", remediation.close, name="close"),
]
of_visit = [
    path("phat-hien/confirm/", findings.confirm_all, name="confirm_all"),
    path("lay-y-kien/", consultations.ConsultView.as_view(), name="consult"),
    path("conclude/", conclusions.ConcludeVisitView.as_view(), name="conclude"),
]
of_submission = [
    path("", submissions.submission_page, name="submission"),
    path("accept/", submissions.accept_all, name="accept_all"),
    path("<int:item_pk>/accept/", submissions.accept, name="accept"),
    path("<int:item_pk>/return/", submissions.send_back, name="return"),
]

urlpatterns = [
    path("ton-tai/", findings.FindingListView.as_view(), name="list"),
    path("ton-tai/xuat/", findings.export, name="export"),
    path("ton-tai/hang-loat/confirm/", bulk.confirm, name="bulk_confirm"),
    path("ton-tai/hang-loat/accept/", bulk.accept, name="bulk_accept"),
    path("ton-tai/hang-loat/extend/", bulk.extend, name="bulk_extend"),
    path("ton-tai/<slug:number>/", include(of_finding)),
    path("cuoc/<int:visit_pk>/", include(of_visit)),
    path("dot/<slug:code>/ket-luan/", conclusions.ConcludeRoundView.as_view(), name="conclude_round"),
    path("thoi-han/tinh-lai/", recomputing.RecomputeView.as_view(), name="recompute"),
    path("khac-phuc/<int:pk>/", include(of_submission)),
    path("tep-khac-phuc/<int:pk>/", submissions.submission_file, name="submission_file"),
    path("tep-ket-luan/<int:pk>/", conclusions.conclusion_file, name="conclusion_file"),
]
