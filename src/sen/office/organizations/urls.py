"""Addresses of units."""

from django.urls import path

from sen.office.organizations import views

app_name = "organizations"

urlpatterns = [
    path("don-vi/", views.units, name="list"),
    path("don-vi/them/", views.found, name="found"),
    path("don-vi/<str:code>/<str:valid_from>/", views.unit, name="unit"),
]
