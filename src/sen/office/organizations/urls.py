"""Addresses of units and of the working days."""

from django.urls import path

from sen.office.organizations.views import calendar, units

app_name = "organizations"

urlpatterns = [
    path("don-vi/", units.units, name="list"),
    path("don-vi/them/", units.found, name="found"),
    path("don-vi/lich-lam-viec/", calendar.calendar, name="calendar"),
    path("don-vi/lich-lam-viec/ngay/", calendar.decide, name="calendar_day"),
    path("don-vi/lich-lam-viec/bo-ngay/", calendar.forget, name="calendar_forget"),
    path("don-vi/lich-lam-viec/tuan/", calendar.week, name="calendar_week"),
    path("don-vi/<str:code>/<str:valid_from>/", units.unit, name="unit"),
]
