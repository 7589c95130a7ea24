"""Django's handle on the subject."""

from django.apps import AppConfig


class PromisesPagesConfig(AppConfig):
    """Public pages of promises."""

    name = "sen.portal.promises"
    label = "portal_promises"
