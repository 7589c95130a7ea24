"""Who may adopt an index, and who reads it."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if


def may_adopt(by: Actor) -> Decision:
    """Indices are adopted by the secretary of the council."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council may adopt an index. Ask Phòng Nội vụ."))


def may_see_indices(by: Actor) -> Decision:
    """Everybody with a post reads the rules they are measured by."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see the indices. Ask the administrator for one.")
    )


def may_check(by: Actor) -> Decision:
    """Looking at a file before it is adopted is a lesser right than adopting it."""
    return yes_if(
        by.has(Role.SECRETARY, Role.APPRAISER),
        _("Only the secretary of the council and appraisers check files of indices. Ask Phòng Nội vụ."),
    )


def may_try(by: Actor) -> Decision:
    """What another version would have made of a round is for those who decide on it: a trial is easily misread."""
    return yes_if(
        by.has(Role.SECRETARY, Role.LEADER),
        _("Only the secretary of the council and the leaders of the People's Committee try an index."),
    )
