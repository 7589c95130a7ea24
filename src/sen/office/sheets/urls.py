"""Addresses of a unit's sheet; included last, as the name of a unit may be anything."""

from django.urls import path

from sen.office.sheets.views import sheets

app_name = "sheets"

_HERE = "danh-gia/<int:year>/<slug:key>/<str:unit>/"

urlpatterns = [
    path(_HERE, sheets.sheet, name="page"),
    path(f"{_HERE}<str:code>/", sheets.declare, name="declare"),
]
