"""Django's handle on the pages."""

from django.apps import AppConfig


class ObstaclePagesConfig(AppConfig):
    """Pages of the register of obstacles."""

    name = "sen.office.obstacles"
    label = "office_obstacles"
