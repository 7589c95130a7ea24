"""The kinds of run: one path for all of them, and a page always says which one it shows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.assessments.queries import Stage


class RunKind(TextChoices):
    """Whose figures a run rests on, and what it is worth."""

    PROVISIONAL = "provisional", _("Provisional, not appraised")
    APPRAISED = "appraised", _("Appraised")
    OFFICIAL = "official", _("Official")
    FORECAST = "forecast", _("Forecast")


# The stage of the assessment whose word a kind rests on; a kind that is not here is not computed from a round.
RESTS_ON: dict[RunKind, Stage] = {
    RunKind.PROVISIONAL: Stage.SELF,
    RunKind.APPRAISED: Stage.REAPPRAISAL,
    RunKind.OFFICIAL: Stage.COUNCIL,
}
