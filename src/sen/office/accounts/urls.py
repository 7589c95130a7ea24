"""Addresses of accounts."""

from allauth.account.views import LogoutView, PasswordChangeView
from django.urls import include, path, reverse_lazy

from sen.office.accounts import views

_pages = [
    path("quan-tri/tai-khoan/", views.accounts, name="list"),
    path("quan-tri/tai-khoan/mo/", views.open_account, name="open"),
    path("quan-tri/tai-khoan/giao/", views.appoint, name="appoint"),
    path("vi-tri/doi/", views.switch, name="switch"),
]

urlpatterns = [
    path("", include((_pages, "accounts"))),
    # The names the sign-in library looks for.
    path("dang-nhap/", views.SignIn.as_view(), name="account_login"),
    path("dang-xuat/", LogoutView.as_view(), name="account_logout"),
    path(
        "doi-mat-khau/",
        PasswordChangeView.as_view(success_url=reverse_lazy("work:page")),
        name="account_change_password",
    ),
]
