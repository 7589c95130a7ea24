"""Who may decide about comments."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.feedback.queries import ModeratedComment
from sen.reform.feedback.workflow import Move, may_move


def may_moderate(by: Actor) -> Decision:
    """Approvers of news decide about comments."""
    return yes_if(
        by.has(Role.PUBLISHER),
        _("Only an approver of news may decide about comments. Ask the administrator if you should be one."),
    )


def may_read_queue(by: Actor) -> Decision:
    """Editors see what readers wrote, too."""
    return yes_if(
        by.has(Role.PUBLISHER, Role.EDITOR),
        _("Comments before moderation are shown to editors and approvers of news only."),
    )


def may_publish(by: Actor, comment: ModeratedComment) -> Decision:
    """A comment that waits, or was refused, may be published."""
    return may_moderate(by) and yes_if(
        may_move(Move.PUBLISH, comment.state), _("This comment is published already. Reload the page.")
    )


def may_refuse(by: Actor, comment: ModeratedComment) -> Decision:
    """A comment that waits, or was published, may be refused."""
    return may_moderate(by) and yes_if(
        may_move(Move.REFUSE, comment.state), _("This comment is refused already. Reload the page.")
    )
