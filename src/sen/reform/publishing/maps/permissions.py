"""Who keeps the maps."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if


def may_keep_maps(by: Actor) -> Decision:
    """Maps are kept by administrators, as units are."""
    return yes_if(
        by.has(Role.ADMINISTRATOR),
        _("Only an administrator may change the maps. Ask the administrator of your office."),
    )
