"""Django's handle on the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notifications."""

    name = "sen.reform.notifications"
    label = "notifications"
