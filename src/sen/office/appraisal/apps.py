"""Django's handle on the pages."""

from django.apps import AppConfig


class AppraisalPagesConfig(AppConfig):
    """Pages of the appraisal."""

    name = "sen.office.appraisal"
    label = "office_appraisal"
