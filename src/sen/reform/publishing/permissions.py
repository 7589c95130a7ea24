"""Who publishes results, and who takes them back."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if


def may_publish(by: Actor) -> Decision:
    """Results are published by the secretary of the council, after the leader approved them."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may publish a result. Ask Phòng Nội vụ.")
    )


def may_withdraw(by: Actor) -> Decision:
    """Whoever publishes takes back."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may withdraw a result. Ask Phòng Nội vụ.")
    )
