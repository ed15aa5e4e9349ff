"""The addresses of this room."""

from django.urls import path

from .views import imports, problems

app_name = "dossiers"
urlpatterns = [
    path("cuoc/<int:visit_pk>/ho-so/nap/", imports.UploadView.as_view(), name="upload"),
    path("ho-so-mot-cua/<int:pk>/xem-truoc/", imports.preview, name="preview"),
    path("ho-so-mot-cua/<int:pk>/doc-lai/", imports.say_meanings, name="meanings"),
    path("ho-so-mot-cua/<int:pk>/loi/", problems.ProblemListView.as_view(), name="problems"),
    path("ho-so-mot-cua/<int:pk>/loi/xuat/", problems.export, name="problems_export"),
    path("ho-so-mot-cua/<int:pk>/confirm/", imports.confirm, name="confirm"),
    path("ho-so-mot-cua/<int:pk>/discard/", imports.discard, name="discard"),
    path("ho-so-mot-cua/<int:pk>/take_back/", imports.take_back, name="take_back"),
]
