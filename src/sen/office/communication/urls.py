"""Addresses of communication."""

from django.urls import path

from sen.office.communication.views import activities, planning, years

app_name = "communication"

urlpatterns = [
    path("tuyen-truyen/", years.this_year, name="latest"),
    path("tuyen-truyen/<int:year>/", years.year, name="year"),
    path("tuyen-truyen/<int:year>/tep/<str:file_format>/", years.paper, name="file"),
    path("tuyen-truyen/<int:year>/them/", planning.plan, name="plan"),
    path("tuyen-truyen/hoat-dong/<int:activity_id>/", activities.activity, name="activity"),
    path("tuyen-truyen/hoat-dong/<int:activity_id>/ket-qua/", activities.report, name="report"),
    path("tuyen-truyen/hoat-dong/<int:activity_id>/khong-to-chuc/", activities.call_off, name="call_off"),
]
