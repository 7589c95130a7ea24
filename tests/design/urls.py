"""The showcase's addresses, which the product itself serves to developers only."""

from django.urls import include, path

urlpatterns = [
    path("design/", include("sen.design.urls")),
]
