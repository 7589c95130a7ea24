"""Who may do what with an article, and why not."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import YES, Decision, no, yes_if
from sen.reform.news.queries import DeskArticle, Shareable
from sen.reform.news.workflow import Move, may_move

_DESK = (Role.EDITOR, Role.PUBLISHER)
_EDITORS_ONLY = _("Only an editor of %(unit)s may do this. Ask the administrator if you should be one.")
_APPROVERS_ONLY = _("Only an approver of news of %(unit)s may do this. Ask the administrator if you should be one.")
_NOT_YOUR_OWN = _("You wrote part of this text, so somebody else must approve it.")
_APPROVAL_VOID = _("The text was changed after it was approved, so the approval no longer counts. Submit it again.")
_NOT_PUBLIC = _("This article is not on the portal, so there is nothing to withdraw.")
_SHARERS_ONLY = _(
    "Only an approver of news of %(unit)s may show articles of others on its site. "
    "Ask the administrator if you should be one."
)
_NOTHING_TO_SHARE = _("Only published news and notices can be shown on another site.")
_ITS_OWN = _("The article is from this unit itself, so its site shows it already.")
_SHARED_ALREADY = _("The site of this unit shows the article already.")
_NOT_SHARED = _("The site of this unit does not show this article.")
_WRONG_MOMENT = {
    Move.SUBMIT: _("Only a draft can be submitted. Change the text first; it becomes a draft again."),
    Move.RETURN: _("Only a text that waits for approval or for publication can be returned."),
    Move.APPROVE: _("Only a submitted text can be approved."),
    Move.SCHEDULE: _("Only an approved text can be scheduled."),
    Move.PUBLISH: _("Only an approved text can be published."),
    Move.WITHDRAW: _NOT_PUBLIC,
}


@dataclass(frozen=True)
class Decisions:
    """Every decision about one article, for its buttons and the sentences where a button is missing."""

    edit: Decision
    submit: Decision
    approve: Decision
    return_: Decision
    schedule: Decision
    publish: Decision
    withdraw: Decision


def may_see_desk(by: Actor) -> Decision:
    """Drafts are seen by editors and approvers."""
    return yes_if(
        by.has(*_DESK),
        _("Drafts are shown to editors and approvers of news only. Ask the administrator if you should be one."),
    )


def desk_unit_ids(by: Actor) -> frozenset[int]:
    """The units whose articles the person works on."""
    return frozenset(post.unit_id for post in by.posts if post.role in _DESK)


def may_read(by: Actor, article: DeskArticle) -> Decision:
    """An unpublished text is read by the editors and approvers of its unit."""
    return _role(by, article, _DESK, _EDITORS_ONLY)


def may_write(by: Actor, unit_id: int) -> Decision:
    """Editors write for their own unit."""
    return yes_if(
        by.has(Role.EDITOR, unit_id=unit_id),
        _("Only an editor may write news, and for their own unit. Ask the administrator if you should be one."),
    )


def writing_unit_id(by: Actor) -> int | None:
    """The unit a person writes for: the one acted for if they are its editor, or else the first they edit for."""
    posts = sorted(by.posts, key=lambda post: post != by.acting)
    return next((post.unit_id for post in posts if post.role == Role.EDITOR), None)


def may_edit(by: Actor, article: DeskArticle) -> Decision:
    """Editors change the texts of their unit, in any state: the new text has to be approved again."""
    return _role(by, article, (Role.EDITOR,), _EDITORS_ONLY)


def may_submit(by: Actor, article: DeskArticle) -> Decision:
    """Editors hand a draft to the approver."""
    return _role(by, article, (Role.EDITOR,), _EDITORS_ONLY) and _moment(Move.SUBMIT, article)


def may_approve(by: Actor, article: DeskArticle) -> Decision:
    """An approver who wrote none of it approves a submitted text."""
    allowed = _role(by, article, (Role.PUBLISHER,), _APPROVERS_ONLY) and _moment(Move.APPROVE, article)
    return allowed and yes_if(by.is_system or by.user_id not in article.writer_ids, _NOT_YOUR_OWN)


def may_return(by: Actor, article: DeskArticle) -> Decision:
    """Approvers send a text back to its editors."""
    return _role(by, article, (Role.PUBLISHER,), _APPROVERS_ONLY) and _moment(Move.RETURN, article)


def may_schedule(by: Actor, article: DeskArticle) -> Decision:
    """Approvers choose the moment an approved text appears."""
    return _putting_out(Move.SCHEDULE, by, article)


def may_publish(by: Actor, article: DeskArticle) -> Decision:
    """Approvers put an approved text on the portal."""
    return _putting_out(Move.PUBLISH, by, article)


def may_withdraw(by: Actor, article: DeskArticle) -> Decision:
    """Approvers take a public article down."""
    allowed = _role(by, article, (Role.PUBLISHER,), _APPROVERS_ONLY) and _moment(Move.WITHDRAW, article)
    return allowed and yes_if(article.is_public, _NOT_PUBLIC)


def may_see_shareable(by: Actor) -> Decision:
    """Who approves news of a unit sees what its site could show, too."""
    return yes_if(
        by.has(Role.PUBLISHER),
        _("Only approvers of news choose what their site shows from others. Ask one of your unit."),
    )


def sharing_unit_id(by: Actor) -> int | None:
    """The unit a person shares for: the one acted for if they approve its news, or else the first they approve for."""
    posts = sorted(by.posts, key=lambda post: post != by.acting)
    return next((post.unit_id for post in posts if post.role == Role.PUBLISHER), None)


def may_share(by: Actor, what: Shareable) -> Decision:
    """Approvers show a public article of another unit on the site of their own."""
    allowed = _sharer(by, what) and yes_if(what.is_public and not what.is_page, _NOTHING_TO_SHARE)
    allowed = allowed and yes_if(what.owner_id != what.unit_id, _ITS_OWN)
    return allowed and yes_if(not what.is_shared, _SHARED_ALREADY)


def may_unshare(by: Actor, what: Shareable) -> Decision:
    """Approvers stop showing it."""
    return _sharer(by, what) and yes_if(what.is_shared, _NOT_SHARED)


def decisions_for(by: Actor, article: DeskArticle) -> Decisions:
    """All of them at once."""
    return Decisions(
        edit=may_edit(by, article),
        submit=may_submit(by, article),
        approve=may_approve(by, article),
        return_=may_return(by, article),
        schedule=may_schedule(by, article),
        publish=may_publish(by, article),
        withdraw=may_withdraw(by, article),
    )


def _sharer(by: Actor, what: Shareable) -> Decision:
    if by.has(Role.PUBLISHER, unit_id=what.unit_id):
        return YES
    return no(str(_SHARERS_ONLY) % {"unit": what.unit_name})


def _putting_out(move: Move, by: Actor, article: DeskArticle) -> Decision:
    allowed = _role(by, article, (Role.PUBLISHER,), _APPROVERS_ONLY) and _moment(move, article)
    return allowed and yes_if(article.is_approval_valid, _APPROVAL_VOID)


def _role(by: Actor, article: DeskArticle, roles: tuple[Role, ...], otherwise: object) -> Decision:
    if by.has(*roles, unit_id=article.unit_id):
        return YES
    return no(str(otherwise) % {"unit": article.unit_name})


def _moment(move: Move, article: DeskArticle) -> Decision:
    return yes_if(may_move(move, article.state), _WRONG_MOMENT[move])


def may_keep_sites(by: Actor) -> Decision:
    """Sites and announcements of outages are kept by administrators."""
    return yes_if(
        by.is_administrator, _("Only an administrator may keep the sites. Ask the administrator of your office.")
    )
