"""What several steps of a task may be refused for."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal


class NoReason(Refusal):
    """A decision that needs its reason."""

    message = _("Say why: the unit must be able to read the reason.")
