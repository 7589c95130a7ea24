"""The kinds of unit."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a unit is; like is only compared with like."""

    PROVINCE = "province", _("Province")
    COMMITTEE = "committee", _("People's Committee of the city")
    OFFICE = "office", _("Office of the Committee")
    DEPARTMENT = "department", _("Department")
    WARD = "ward", _("Ward")
    COMMUNE = "commune", _("Commune")


GRASSROOTS = (Kind.WARD, Kind.COMMUNE)
