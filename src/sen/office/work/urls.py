"""The address of one's own work."""

from django.urls import path

from sen.office.work import views

app_name = "work"

urlpatterns = [path("viec-cua-toi/", views.page, name="page")]
