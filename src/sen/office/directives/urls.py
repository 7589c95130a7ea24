"""Addresses of the plan, of tasks and of drafts."""

from django.urls import path

from sen.office.directives.views import acts, drafts, giving, plans, tasks

app_name = "directives"

urlpatterns = [
    path("ke-hoach/", plans.this_year, name="plans"),
    path("ke-hoach/<int:year>/", plans.plan, name="plan"),
    path("ke-hoach/<int:year>/linh-vuc/<str:code>/", plans.area, name="plan_area"),
    path("ke-hoach/<int:year>/don-vi/<int:unit_id>/", plans.unit, name="plan_unit"),
    path("ke-hoach/muc/<int:item_id>/", plans.item, name="item"),
    path("nhiem-vu/", tasks.board, name="tasks"),
    path("nhiem-vu/giao/", giving.give, name="give"),
    path("nhiem-vu/soan-tu-van-ban/", drafts.new, name="new_drafts"),
    path("nhiem-vu/soan-tu-van-ban/<int:batch_id>/", drafts.batch, name="drafts"),
    path("nhiem-vu/du-thao/<int:draft_id>/xac-nhan/", drafts.confirm, name="confirm_draft"),
    path("nhiem-vu/du-thao/<int:draft_id>/bo/", drafts.discard, name="discard_draft"),
    path("nhiem-vu/<int:task_id>/", tasks.task, name="task"),
    path("nhiem-vu/<int:task_id>/<str:act>/", acts.act, name="act"),
]
