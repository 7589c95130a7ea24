"""Who may change units."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.actors import Actor
from sen.reform.common.decisions import Decision, yes_if


def may_keep_units(by: Actor) -> Decision:
    """Units are kept by administrators."""
    return yes_if(
        by.is_administrator, _("Only an administrator may change units. Ask the administrator of your office.")
    )
