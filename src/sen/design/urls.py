"""Addresses of the showcase; included under /design/ for developers only."""

from django.urls import path

from sen.design import views

app_name = "design"

urlpatterns = [
    path("", views.showcase, name="showcase"),
    path("cong/", views.portal, name="portal"),
    path("rieng/", views.plain, name="plain"),
    path("to-a4/", views.sheet, name="sheet"),
    path("loi/<str:status>/", views.error, name="error"),
]
