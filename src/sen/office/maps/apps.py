"""Django's handle on the subject."""

from django.apps import AppConfig


class MapsConfig(AppConfig):
    """Maps of the units."""

    name = "sen.office.maps"
    label = "office_maps"
