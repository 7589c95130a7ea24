"""Django's handle on the pages."""

from django.apps import AppConfig


class EvidencePagesConfig(AppConfig):
    """Pages of evidence."""

    name = "sen.office.evidence"
    label = "office_evidence"
