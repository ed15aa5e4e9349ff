"""The addresses of this room."""

from django.urls import path

from .views import imports

app_name = "dossiers"
urlpatterns = [
    path("ho-so-mot-cua/<int:pk>/xem-truoc/", imports.preview, name="preview"),
]
