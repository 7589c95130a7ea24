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


def may_set_email(by: Actor, user_id: int) -> Decision:
    """Everybody says for themselves where their mail goes; administrators for all."""
    return yes_if(
        by.user_id == user_id or by.is_administrator,
        _("The address for mail belongs to somebody else. Change your own, or ask the administrator of your office."),
    )
