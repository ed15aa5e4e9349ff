"""Addresses of the pages where everything meets."""

from django.urls import path

from .views.figures import FiguresExport, FiguresView
from .views.home import HomeView
from .views.plans import PlanListView, PlanView
from .views.rounds import RoundView
from .views.units import UnitView

app_name = "desk"
urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("ke-hoach/", PlanListView.as_view(), name="plans"),
    path("ke-hoach/<int:pk>/", PlanView.as_view(), name="plan"),
    path("dot/<slug:code>/", RoundView.as_view(), name="round"),
    path("so-lieu/", FiguresView.as_view(), name="figures"),
    path("so-lieu/xuat/", FiguresExport.as_view(), name="figures_export"),
    path("don-vi/<int:pk>/", UnitView.as_view(), name="unit"),
]
