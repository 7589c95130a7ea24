"""Django's handle on the pages."""

from django.apps import AppConfig


class DirectivePagesConfig(AppConfig):
    """Pages of the plan, of tasks and of drafts."""

    name = "sen.office.directives"
    label = "office_directives"
