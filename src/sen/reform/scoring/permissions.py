"""Who may have a round scored, and who approves the result."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if


def may_run(by: Actor) -> Decision:
    """Rounds are scored by the secretary of the council."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may have the round scored. Ask Phòng Nội vụ.")
    )


def may_approve(by: Actor) -> Decision:
    """Results are approved by the leader, who chairs the council."""
    return yes_if(
        by.has(Role.LEADER), _("Only the leader of the People's Committee may approve the result. Put it before them.")
    )


def may_see_council(by: Actor) -> Decision:
    """What lies before the council is seen by its secretary and its chair until the result is published."""
    return yes_if(
        by.has(Role.SECRETARY, Role.LEADER),
        _("The council's papers are for its secretary and its chair. What concerns your unit stands on its sheet."),
    )
