"""Django's handle on the pages."""

from django.apps import AppConfig


class AccountPagesConfig(AppConfig):
    """Pages of accounts."""

    name = "sen.office.accounts"
    label = "office_accounts"
