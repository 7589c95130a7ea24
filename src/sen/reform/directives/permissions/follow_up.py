"""Who sets the rule of reminders, who urges units, and who reads what."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.directives.permissions.sides import GIVERS


def may_set_follow_up(by: Actor) -> Decision:
    """The secretary of the council and the administrator say when people are told."""
    return yes_if(
        by.has(Role.SECRETARY, Role.ADMINISTRATOR),
        _("Only the secretary of the council or the administrator may change when people are reminded."),
    )


def may_see_follow_up(by: Actor) -> Decision:
    """Everybody with a post may read when they are reminded, and how tasks stand."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see how tasks stand. Ask the administrator for one.")
    )


def may_urge(by: Actor) -> Decision:
    """Who gives tasks urges the units that have not done them."""
    return yes_if(
        by.has(*GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council may urge a unit."),
    )


def may_see_urged(by: Actor, unit_id: int) -> Decision:
    """Who urges, and the people of the unit that was urged."""
    return yes_if(
        by.has(*GIVERS) or unit_id in by.unit_ids,
        _("This letter went to another unit. Ask the secretary of the council if you need it."),
    )
