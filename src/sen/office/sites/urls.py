"""Addresses of the sites' pages."""

from django.urls import path

from sen.office.sites import views

app_name = "sites"

urlpatterns = [
    path("quan-tri/cong/", views.sites, name="list"),
    path("quan-tri/cong/them/", views.set_up, name="set_up"),
    path("quan-tri/cong/<int:site_id>/", views.site, name="site"),
    path("quan-tri/cong/<int:site_id>/dong/", views.close, name="close"),
    path("quan-tri/cong/ngung/", views.announce, name="announce"),
    path("quan-tri/cong/ngung/<int:outage_id>/bo/", views.cancel, name="cancel"),
]
