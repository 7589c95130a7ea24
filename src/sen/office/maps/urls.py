"""Addresses of the maps' pages."""

from django.urls import path

from sen.office.maps import views

app_name = "maps"

urlpatterns = [
    path("quan-tri/ban-do/", views.maps, name="list"),
    path("quan-tri/ban-do/so-do/", views.scheme, name="scheme"),
    path("quan-tri/ban-do/ranh-gioi/", views.boundaries, name="boundaries"),
    path("quan-tri/ban-do/<int:map_id>/", views.page, name="page"),
    path("quan-tri/ban-do/<int:map_id>/dung/", views.use, name="use"),
    path("quan-tri/ban-do/<int:map_id>/go/", views.withdraw, name="withdraw"),
]
