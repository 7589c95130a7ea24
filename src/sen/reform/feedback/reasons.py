"""Why a comment is not published: a short public list, so that moderation can be counted and questioned."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """The reasons, as readers see them."""

    PERSONAL = "personal", _("Names or describes a private person")
    INSULTING = "insulting", _("Insults or threatens")
    OFF_TOPIC = "off_topic", _("Is not about the article")
    ADVERTISING = "advertising", _("Advertises")
    REPEATED = "repeated", _("Repeats another comment")
    OTHER = "other", _("Another reason")


class ReportReason(TextChoices):
    """What a reader may find wrong with a published comment."""

    PERSONAL = "personal", _("Names or describes a private person")
    INSULTING = "insulting", _("Insults or threatens")
    FALSE = "false", _("Says what is not true")
    ADVERTISING = "advertising", _("Advertises")
    OTHER = "other", _("Another reason")
