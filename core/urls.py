"""The addresses of this room."""

from django.urls import path

from . import views

app_name = "core"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("viec/<int:pk>/", views.job, name="job"),
    path("viec/<int:pk>/huy/", views.job_cancel, name="job_cancel"),
]
