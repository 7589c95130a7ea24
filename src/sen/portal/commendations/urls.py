"""The public address of awards; it belongs to the portal's names."""

from django.urls import path

from sen.portal.commendations import views

urlpatterns = [path("khen-thuong/cong-bo/", views.awards, name="awards")]
