"""Every address of the site: each room's own pages, the administration, signing in, and the language."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from demo.views import SignIn

from .home import home

accounts = [
    path("dang-nhap/", SignIn.as_view(), name="login"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("doi-mat-khau/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("quen-mat-khau/", auth.PasswordResetView.as_view(), name="password_reset"),
    path("quen-mat-khau/da-gui/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "quen-mat-khau/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path("quen-mat-khau/xong/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]

urlpatterns = [
    *accounts,
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("quan-tri/", admin.site.urls),
    path("", home, name="home"),
    path("", include("core.urls")),
    path("", include("units.urls")),
    path("", include("inspections.urls")),
    path("", include("dossiers.urls")),
    path("", include("findings.urls")),
    path("", include("field.urls")),
    path("", include("reports.urls")),
    path("", include("portal.urls")),
    path("", include("desk.urls")),
]
