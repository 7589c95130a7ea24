"""What a post allows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The roles of the reform year."""

    ADMINISTRATOR = "administrator", _("Administrator")
    SECRETARY = "secretary", _("Secretary of the council")
    APPRAISER = "appraiser", _("Appraiser")
    FOCAL_OFFICER = "focal_officer", _("Focal officer")
    UNIT_HEAD = "unit_head", _("Head of the unit")
    LEADER = "leader", _("Leader of the People's Committee")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Approver of news")
