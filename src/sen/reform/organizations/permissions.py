"""Who may change units and the calendar."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.actors import Actor
from sen.reform.common.decisions import Decision, yes_if


def may_keep_units(by: Actor) -> Decision:
    """Units are kept by administrators."""
    return yes_if(
        by.is_administrator, _("Only an administrator may change units. Ask the administrator of your office.")
    )


def may_keep_calendar(by: Actor) -> Decision:
    """The working days are kept by administrators."""
    return yes_if(
        by.is_administrator,
        _("Only an administrator may change the working days. Ask the administrator of your office."),
    )
