"""Addresses of the papers."""

from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("van-ban/", views.DocumentListView.as_view(), name="list"),
    path("van-ban/mo/<slug:kind>/<int:pk>/", views.open_document, name="open"),
    path("van-ban/don-doc/<int:unit_pk>/", views.draft_letter, name="letter"),
    path("van-ban/giay-xac-nhan/<int:submission_pk>/", views.give_receipt, name="receipt"),
    path("van-ban/<int:pk>/", views.DocumentView.as_view(), name="document"),
    path("van-ban/<int:pk>/sua/", views.DocumentUpdateView.as_view(), name="edit"),
    path("van-ban/<int:pk>/xem/", views.preview, name="preview"),
    path("van-ban/<int:pk>/word/", views.word, name="word"),
    path("van-ban/<int:pk>/bang/", views.tables, name="tables"),
    path("van-ban/<int:pk>/anh/<int:photo_pk>/", views.photo, name="photo"),
    path("van-ban/<int:pk>/tao-pdf/", views.make, name="make"),
    path("van-ban/<int:pk>/tep/<int:turn>/", views.download, name="download"),
    path("van-ban/<int:pk>/gop-y/", views.add_remark, name="remark"),
    path("van-ban/<int:pk>/gop-y/<int:remark_pk>/tra-loi/", views.answer_remark, name="answer"),
]
