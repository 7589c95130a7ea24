"""Who may enter the plan, see it, and report what its items reached."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.directives.permissions.sides import REPORTERS


def may_adopt_plan(by: Actor) -> Decision:
    """Plans are entered by the secretary of the council."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council may enter a plan. Ask Phòng Nội vụ."))


def may_see_plan(by: Actor) -> Decision:
    """Everybody with a post sees the plan and its progress."""
    return yes_if(by.is_system or by.posts, _("Only people with a post see the plan. Ask the administrator for one."))


def reporting_unit_ids(by: Actor) -> tuple[int, ...]:
    """The units a person reports for: as head or focal officer."""
    return tuple(dict.fromkeys(post.unit_id for post in by.posts if post.role in REPORTERS))


def may_report_progress(by: Actor, lead_unit_id: int) -> Decision:
    """The head and the focal officer of the lead unit, and the secretary."""
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*REPORTERS, unit_id=lead_unit_id),
        _("Only the head or the focal officer of the lead unit, or the secretary of the council may report this item."),
    )
