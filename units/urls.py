"""Addresses of the register and of notices."""

from django.urls import path

from . import views

app_name = "units"
urlpatterns = [
    path("don-vi/", views.UnitListView.as_view(), name="list"),
    path("thong-bao/", views.NoticeListView.as_view(), name="notices"),
    path("thong-bao/da-doc/", views.read_all_notices, name="notices_read"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="notice_open"),
]
