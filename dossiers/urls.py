"""The addresses of this room."""

from django.urls import path

from .views import checks, imports, samples

app_name = "dossiers"
urlpatterns = [
    path("ho-so-mot-cua/<int:pk>/xem-truoc/", imports.preview, name="preview"),
    path("ho-so-mot-cua/<int:pk>/mau/", samples.sample_page, name="sample"),
    path("ho-so-mot-cua/<int:pk>/mau/chon/", samples.DrawView.as_view(), name="draw"),
    path("ho-so-mot-cua/<int:pk>/mau/chon-lai/", samples.RedrawView.as_view(), name="redraw"),
    path("ho-so-mot-cua/<int:pk>/mau/phieu/", samples.sample_sheet, name="sample_sheet"),
    path("ho-so-mot-cua/<int:extract_pk>/mau/<int:pk>/", checks.CheckView.as_view(), name="check"),
    path("anh-ho-so/<int:pk>/", checks.photo, name="photo"),
    path("anh-ho-so/<int:pk>/nho/", checks.photo_thumbnail, name="photo_thumbnail"),
]
