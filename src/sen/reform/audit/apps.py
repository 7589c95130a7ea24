"""Django's handle on the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Audit."""

    name = "sen.reform.audit"
    label = "audit"
