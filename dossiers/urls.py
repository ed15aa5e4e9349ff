"""The addresses of this room."""

from django.urls import path

from .views import checks, dossiers, imports, judging, problems, recounts, samples

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
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/", judging.judge, name="judge"),
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/goi-y/", judging.accept_ticked, name="accept_ticked"),
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/goi-y-het/", judging.accept_all, name="accept_all"),
    path("ho-so-mot-cua/<int:pk>/tinh-lai/", recounts.recount, name="recount"),
    path("ho-so-mot-cua/<int:extract_pk>/ho-so/<int:pk>/", dossiers.dossier_page, name="dossier"),
    path("ho-so-mot-cua/<int:extract_pk>/ho-so/<int:pk>/anh/", dossiers.add_photos, name="photo_add"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/", dossiers.photo, name="photo"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/nho/", dossiers.photo_thumbnail, name="photo_small"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/bo/", dossiers.remove_photo, name="photo_remove"),
    path("ho-so-mot-cua/<int:pk>/mau/", samples.sample_page, name="sample"),
    path("ho-so-mot-cua/<int:pk>/mau/chon/", samples.DrawView.as_view(), name="draw"),
    path("ho-so-mot-cua/<int:pk>/mau/chon-lai/", samples.RedrawView.as_view(), name="redraw"),
    path("ho-so-mot-cua/<int:pk>/mau/phieu/", samples.sample_sheet, name="sample_sheet"),
    path("ho-so-mot-cua/<int:pk>/mau/danh-sach/", samples.sample_pool, name="sample_pool"),
    path("ho-so-mot-cua/<int:extract_pk>/mau/<int:pk>/", checks.CheckView.as_view(), name="check"),
]
