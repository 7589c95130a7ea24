"""Who may change accounts."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.common.decisions import Decision, yes_if


def may_administer(by: Actor) -> Decision:
    """Accounts and posts are kept by administrators."""
    return yes_if(
        by.is_administrator,
        _("Only an administrator may change accounts and posts. Ask the administrator of your office."),
    )
