"""Addresses of the plan, of tasks and of drafts."""

from django.urls import path

from sen.office.directives.views import (
    acts,
    boards,
    drafts,
    follow_up,
    giving,
    names,
    plan_amending,
    plan_files,
    plan_issues,
    plans,
    tasks,
    urging,
)

app_name = "directives"

urlpatterns = [
    path("ke-hoach/", plans.this_year, name="plans"),
    path("ke-hoach/<int:year>/", plans.plan, name="plan"),
    path("ke-hoach/<int:year>/linh-vuc/<str:code>/", plans.area, name="plan_area"),
    path("ke-hoach/<int:year>/don-vi/<int:unit_id>/", plans.unit, name="plan_unit"),
    path("ke-hoach/<int:year>/nhap/", plan_files.bring, name="bring_plan"),
    path("ke-hoach/<int:year>/bo-sung/", plan_amending.amend, name="amend_plan"),
    path("ke-hoach/nhap/<int:import_id>/", plan_files.preview, name="plan_preview"),
    path("ke-hoach/mau-nhap.xlsx", plan_files.empty, name="plan_form"),
    path("ke-hoach/<int:year>/ban-hanh/", plan_issues.issues, name="plan_issues"),
    path("ke-hoach/<int:year>/ban-hanh/<int:number>/tep.<str:file_format>", plan_issues.paper, name="plan_paper"),
    path("ke-hoach/muc/<int:item_id>/", plans.item, name="item"),
    path("nhiem-vu/", tasks.board, name="tasks"),
    path("nhiem-vu/giao/", giving.give, name="give"),
    path("nhiem-vu/soan-tu-van-ban/", drafts.new, name="new_drafts"),
    path("nhiem-vu/soan-tu-van-ban/<int:batch_id>/", drafts.batch, name="drafts"),
    path("nhiem-vu/ten-goi/", names.names, name="names"),
    path("nhiem-vu/ten-goi/<int:entry_id>/", names.correct, name="correct_name"),
    path("nhiem-vu/du-thao/<int:draft_id>/xac-nhan/", drafts.confirm, name="confirm_draft"),
    path("nhiem-vu/du-thao/<int:draft_id>/bo/", drafts.discard, name="discard_draft"),
    path("nhiem-vu/bang-theo-doi/", boards.boards, name="boards"),
    path("nhiem-vu/bang-theo-doi/tep.<str:file_format>", boards.board_file, name="board_file"),
    path("nhiem-vu/don-doc/", follow_up.overview, name="follow_up"),
    path("nhiem-vu/don-doc/cai-dat/", follow_up.rule, name="follow_up_rule"),
    path("nhiem-vu/don-doc/don-vi/<int:unit_id>/", urging.unit, name="urging"),
    path("nhiem-vu/don-doc/cong-van/<int:letter_id>/", urging.letter_page, name="letter"),
    path("nhiem-vu/don-doc/cong-van/<int:letter_id>/tep.<str:file_format>", urging.letter_file, name="letter_file"),
    path("nhiem-vu/<int:task_id>/", tasks.task, name="task"),
    path("nhiem-vu/<int:task_id>/<str:act>/", acts.act, name="act"),
]
