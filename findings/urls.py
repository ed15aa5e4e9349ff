"""Addresses of findings, their remediation, and conclusions."""

from django.urls import include, path

from .views import conclusions, findings, remediation

app_name = "findings"

of_finding = [
    path("", findings.finding_page, name="finding"),
    path("sua/", findings.EditView.as_view(), name="edit"),
    path("confirm/", findings.confirm, name="confirm"),
    path("withdraw/", findings.withdraw, name="withdraw"),
    path("yeu-cau/", remediation.DemandView.as_view(), name="demand"),
    path("yeu-cau/bao-cao/", remediation.ReportView.as_view(), name="report"),
    path("yeu-cau/chuyen-giao/", remediation.HandOverView.as_view(), name="hand_over"),
    path("yeu-cau/accept/", remediation.accept, name="accept"),
    path("yeu-cau/return/", remediation.send_back, name="return"),
    path("yeu-cau/close/", remediation.close, name="close"),
]
of_visit = [
    path("phat-hien/confirm/", findings.confirm_all, name="confirm_all"),
    path("conclude/", conclusions.ConcludeView.as_view(), name="conclude"),
]

urlpatterns = [
    path("ton-tai/", findings.FindingListView.as_view(), name="list"),
    path("ton-tai/<slug:number>/", include(of_finding)),
    path("cuoc/<int:visit_pk>/", include(of_visit)),
    path("ket-luan/<int:pk>/", conclusions.conclusion_page, name="conclusion"),
    path("tep-ket-luan/<int:pk>/", conclusions.conclusion_file, name="conclusion_file"),
    path("tep-khac-phuc/<int:pk>/", remediation.report_file, name="report_file"),
]
