"""Addresses of the register of obstacles."""

from django.urls import path

from sen.office.obstacles.views import acts, raising, register, summary

app_name = "obstacles"

urlpatterns = [
    path("kho-khan/", register.register, name="register"),
    path("kho-khan/neu/", raising.raise_one, name="raise"),
    path("kho-khan/de-nghi-tinh/", summary.summary, name="summary"),
    path("kho-khan/de-nghi-tinh/tep/<str:file_format>/", summary.paper, name="summary_file"),
    path("kho-khan/<int:obstacle_id>/", register.obstacle, name="obstacle"),
    path("kho-khan/<int:obstacle_id>/<str:act>/", acts.act, name="act"),
]
