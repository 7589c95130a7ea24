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
