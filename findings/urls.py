"""Addresses of findings, their remediation, and conclusions."""

from django.urls import include, path

from . import views

app_name = "findings"

of_finding = [
    path("", views.finding_page, name="finding"),
    path("sua/", views.edit_finding, name="edit"),
    path("confirm/", views.confirm, name="confirm"),
    path("withdraw/", views.withdraw, name="withdraw"),
    path("yeu-cau/", views.set_demand, name="demand"),
    path("yeu-cau/bao-cao/", views.report, name="report"),
    path("yeu-cau/accept/", views.accept, name="accept"),
    path("yeu-cau/return/", views.send_back, name="return"),
    path("yeu-cau/close/", views.close_demand, name="close"),
    path("yeu-cau/chuyen-giao/", views.hand_over, name="hand_over"),
]
of_visit = [
    path("phat-hien/them/", views.raise_finding, name="raise"),
    path("phat-hien/confirm/", views.confirm_all, name="confirm_all"),
    path("conclude/", views.conclude, name="conclude"),
]

urlpatterns = [
    path("ton-tai/", views.FindingListView.as_view(), name="list"),
    path("ton-tai/<slug:number>/", include(of_finding)),
    path("cuoc/<int:visit_pk>/", include(of_visit)),
    path("ket-luan/<int:pk>/", views.conclusion_page, name="conclusion"),
    path("tep-ket-luan/<int:pk>/", views.conclusion_file, name="conclusion_file"),
    path("tep-khac-phuc/<int:pk>/", views.report_file, name="report_file"),
]
