"""Who may decide about comments, reply to them, bring codes of cases and set the rule of networks."""

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


def may_keep(by: Actor, comment: ModeratedComment) -> Decision:
    """A published comment may stay: readers reported it, or something in it is hidden."""
    return may_moderate(by) and yes_if(
        comment.is_public and (comment.reports or comment.findings),
        _("Nothing about this comment is to be settled any more. Reload the page."),
    )


def may_reply(by: Actor, comment: ModeratedComment) -> Decision:
    """Editors and approvers of the unit that published the subject reply in its name, once readers see the comment."""
    return yes_if(
        by.has(Role.EDITOR, Role.PUBLISHER, unit_id=comment.unit_id),
        _("Only an editor or approver of the unit that published this may reply in its name."),
    ) and yes_if(comment.is_public, _("Only a comment that readers see can be replied to. Publish it first."))


def may_bring_codes(by: Actor, unit_id: int) -> Decision:
    """The focal officer brings the codes of the own unit; the secretary of the council, those of any."""
    return yes_if(
        by.has(Role.FOCAL_OFFICER, unit_id=unit_id) or by.has(Role.SECRETARY),
        _("Only the focal officer of the unit or the secretary of the council may bring codes of its cases."),
    )


def may_see_codes(by: Actor) -> Decision:
    """Who brings codes sees how many there are."""
    return yes_if(
        by.has(Role.FOCAL_OFFICER, Role.SECRETARY),
        _("Only focal officers and the secretary of the council see the register of case codes."),
    )


def may_set_network_rule(by: Actor) -> Decision:
    """The secretary of the council and the administrator say how many ratings of one network count."""
    return yes_if(
        by.has(Role.SECRETARY, Role.ADMINISTRATOR),
        _("Only the secretary of the council or the administrator may change how many ratings of one network count."),
    )


def may_export(by: Actor) -> Decision:
    """Editors and approvers take the comments and ratings of their units with them."""
    return yes_if(
        by.has(Role.EDITOR, Role.PUBLISHER),
        _("Only editors and approvers of news may take the comments and ratings of their unit as a file."),
    )
