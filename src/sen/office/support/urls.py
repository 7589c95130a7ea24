"""Addresses of the support for low units."""

from django.urls import path

from sen.office.support import views

app_name = "support"

urlpatterns = [
    path("ho-tro/", views.latest, name="latest"),
    path("ho-tro/<int:year>/<str:key>/", views.overview, name="overview"),
    path("ho-tro/<int:year>/<str:key>/<str:unit>/", views.unit, name="unit"),
    path("ho-tro/<int:year>/<str:key>/<str:unit>/<str:code>/", views.criterion, name="criterion"),
]
