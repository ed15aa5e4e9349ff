"""The addresses of this room."""

from django.urls import path

from .views import dossiers, imports, judging, recounts

app_name = "dossiers"
urlpatterns = [
    path("ho-so-mot-cua/<int:pk>/xem-truoc/", imports.preview, name="preview"),
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/", judging.judge, name="judge"),
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/goi-y/", judging.accept_ticked, name="accept_ticked"),
    path("ho-so-mot-cua/<int:pk>/nguyen-nhan/goi-y-het/", judging.accept_all, name="accept_all"),
    path("ho-so-mot-cua/<int:pk>/tinh-lai/", recounts.recount, name="recount"),
    path("ho-so-mot-cua/<int:extract_pk>/ho-so/<int:pk>/", dossiers.dossier_page, name="dossier"),
    path("ho-so-mot-cua/<int:extract_pk>/ho-so/<int:pk>/anh/", dossiers.add_photos, name="photo_add"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/", dossiers.photo, name="photo"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/nho/", dossiers.photo_thumbnail, name="photo_small"),
    path("ho-so-mot-cua/<int:extract_pk>/anh/<int:pk>/bo/", dossiers.remove_photo, name="photo_remove"),
]
