"""The kinds of run: one path for all of them, and a page always says which one it shows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RunKind(TextChoices):
    """Whose figures a run rests on, and what it is worth."""

    PROVISIONAL = "provisional", _("Provisional, not appraised")
    APPRAISED = "appraised", _("Appraised")
    OFFICIAL = "official", _("Official")
    FORECAST = "forecast", _("Forecast")


# The kinds that can be computed from what units declare by themselves.
FROM_DECLARED = frozenset({RunKind.PROVISIONAL})
