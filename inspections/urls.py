"""Addresses of the pages of asking."""

from django.urls import path

from .views import checklists

app_name = "inspections"
urlpatterns = [
    path("bo-noi-dung/", checklists.ChecklistListView.as_view(), name="checklists"),
    path("bo-noi-dung/<int:pk>/", checklists.ChecklistView.as_view(), name="checklist"),
    path("bo-noi-dung/<int:pk>/publish/", checklists.publish_checklist, name="checklist_publish"),
    path("bo-noi-dung/<int:pk>/copy/", checklists.copy_checklist, name="checklist_copy"),
]
