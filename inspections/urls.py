"""Addresses of the pages of asking."""

from django.urls import path

from .views import checklists, files, plans, rounds, visits

app_name = "inspections"
urlpatterns = [
    path("bo-noi-dung/", checklists.ChecklistListView.as_view(), name="checklists"),
    path("bo-noi-dung/<int:pk>/", checklists.ChecklistView.as_view(), name="checklist"),
    path("bo-noi-dung/<int:pk>/publish/", checklists.publish_checklist, name="checklist_publish"),
    path("bo-noi-dung/<int:pk>/copy/", checklists.copy_checklist, name="checklist_copy"),
    path("ke-hoach/them/", plans.PlanCreateView.as_view(), name="plan_create"),
    path("ke-hoach/<int:pk>/sua/", plans.PlanEditView.as_view(), name="plan_edit"),
    path("ke-hoach/<int:pk>/quyet-dinh/", plans.PlanDecisionView.as_view(), name="plan_decision"),
    path("ke-hoach/<int:pk>/chi-tieu/", plans.PlanTargetsView.as_view(), name="plan_targets"),
    path("ke-hoach/<int:pk>/don-vi/", plans.PlanUnitsView.as_view(), name="plan_units"),
    path("ke-hoach/<int:pk>/don-vi/<int:row>/bo/", plans.remove_unit, name="plan_unit_remove"),
    path("ke-hoach/<int:pk>/boc-tham/", plans.PlanDrawView.as_view(), name="plan_draw"),
    path("ke-hoach/<int:pk>/boc-tham/<int:row>/thay/", plans.OverrideView.as_view(), name="draw_override"),
    path("ke-hoach/<int:pk>/tep/<int:file>/bo/", plans.remove_plan_file, name="plan_file_remove"),
    path("ke-hoach/<int:pk>/huy/", plans.discard_plan, name="plan_discard"),
    path("ke-hoach/<int:pk>/approve/", plans.approve_plan, name="plan_approve"),
    path("ke-hoach/<int:pk>/close/", plans.close_plan, name="plan_close"),
    path("ke-hoach/<int:pk>/dot/them/", rounds.RoundCreateView.as_view(), name="round_create"),
    path("dot/<slug:code>/sua/", rounds.RoundEditView.as_view(), name="round_edit"),
    path("dot/<slug:code>/huy/", rounds.discard_round, name="round_discard"),
    path("dot/<slug:code>/open/", rounds.open_round, name="round_open"),
    path("dot/<slug:code>/close/", rounds.close_round, name="round_close"),
    path("dot/<slug:code>/noi-dung/<slug:level>/", rounds.AskedView.as_view(), name="round_asked"),
    path("dot/<slug:code>/doan/them/", rounds.TeamCreateView.as_view(), name="team_create"),
    path("dot/<slug:code>/doan/<int:pk>/", rounds.TeamEditView.as_view(), name="team_edit"),
    path("dot/<slug:code>/doan/<int:pk>/bo/", rounds.dissolve_team, name="team_dissolve"),
    path("dot/<slug:code>/cuoc/them/", visits.VisitScheduleView.as_view(), name="visit_schedule"),
    path("dot/<slug:code>/thong-bao-lich/", rounds.AnnounceView.as_view(), name="announce"),
    path("kiem-tra-dot-xuat/", visits.UnannouncedView.as_view(), name="visit_unannounced"),
    path("cuoc/<int:pk>/lich/", visits.VisitRescheduleView.as_view(), name="visit_edit"),
    path("cuoc/<int:pk>/phuc-tra/", visits.reinspect, name="visit_reinspect"),
    path("cuoc/<int:pk>/huy/", visits.cancel_visit, name="visit_cancel"),
    path("tep/<int:pk>/", files.evidence, name="evidence"),
    path("tep/<int:pk>/thu-nho/", files.thumbnail, name="thumbnail"),
    path("tep-tu-bao-cao/<int:pk>/", files.self_evidence, name="self_evidence"),
    path("tep-tu-bao-cao/<int:pk>/thu-nho/", files.self_thumbnail, name="self_thumbnail"),
    path("tep-ke-hoach/<int:pk>/", files.plan_file, name="plan_file"),
]
