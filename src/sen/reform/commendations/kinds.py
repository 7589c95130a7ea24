"""The occasions of commendation and its forms."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Occasion(TextChoices):
    """When commendations are given; a sudden achievement waits for no deadline."""

    CONFERENCE = "conference", _("Conference with awards")
    YEAR_END = "year_end", _("End of the year")
    SUDDEN = "sudden", _("Sudden achievement")


class Form(TextChoices):
    """What is given."""

    CERTIFICATE = "giay_khen", _("Certificate of merit of the chair of the People's Committee")


class DecisionKind(TextChoices):
    """What a decision does."""

    AWARD = "award", _("Decision to commend")
    REVOKE = "revoke", _("Decision to revoke")


# How documents name a form: the words of the law, not of the interface.
FORM_WORDS = {Form.CERTIFICATE: "Giấy khen"}
