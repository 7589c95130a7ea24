"""Who may plan communication, report that it took place, and call it off."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import YES, Decision, no, yes_if
from sen.reform.directives.permissions.sides import REPORTERS
from sen.reform.directives.queries.activities import ActivityLine, ActivityState


def may_see_activities(by: Actor) -> Decision:
    """Everybody with a post sees the year's plan of communication."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see the communication. Ask the administrator for one.")
    )


def may_plan_activity(by: Actor, unit_id: int) -> Decision:
    """The head and the focal officer of a unit plan its communication, or the secretary for it."""
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*REPORTERS, unit_id=unit_id),
        _("Only the head or the focal officer of the unit, or the secretary of the council plans its communication."),
    )


def may_report_activity(by: Actor, activity: ActivityLine) -> Decision:
    """The head and the focal officer say once that it took place; what was said is corrected by the secretary only."""
    if activity.state is ActivityState.CALLED_OFF:
        return no(_("This activity is called off. Plan it anew if it is to take place after all."))
    if by.has(Role.SECRETARY):
        return YES
    if not by.has(*REPORTERS, unit_id=activity.unit_id):
        return no(_("Only the head or the focal officer of the unit, or the secretary of the council reports this."))
    return yes_if(
        activity.is_open, _("This activity is reported already. The secretary of the council corrects a report.")
    )


def may_call_off_activity(by: Actor, activity: ActivityLine) -> Decision:
    """The head of the unit, or the secretary, as long as it has not taken place."""
    if not activity.is_open:
        return no(_("Only an activity still to come can be called off."))
    return yes_if(
        by.has(Role.SECRETARY) or by.has(Role.UNIT_HEAD, unit_id=activity.unit_id),
        _("Only the head of the unit or the secretary of the council calls an activity off."),
    )
