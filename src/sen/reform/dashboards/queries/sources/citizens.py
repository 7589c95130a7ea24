"""Work of serving citizens: articles on the desk, comments before moderation."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.days import local_day
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.feedback import queries as feedback
from sen.reform.feedback.permissions import may_moderate
from sen.reform.news import queries as news


def articles_on_the_desk(by: Actor, on: date) -> Iterator[WorkItem]:
    """Articles that wait for an approver, and those that came back to their editor."""
    for role, shelf, state, words, action in (
        (Role.PUBLISHER, "cho-duyet", "submitted", _("Approve the article: %(title)s"), _("Read and approve")),
        (Role.EDITOR, "dang-viet", "returned", _("Correct the article: %(title)s"), _("Correct")),
    ):
        units = frozenset(post.unit_id for post in by.posts if post.role == role)
        if not units:
            continue
        for article in news.desk(unit_ids=units, shelf=shelf):
            if article.state == state:
                yield WorkItem(
                    title=words % {"title": article.title},
                    detail=article.reason or article.unit_name,
                    url_name="editorial:article",
                    url_args=(article.id,),
                    action_label=action,
                    on=on,
                    waits=True,
                    since=local_day(article.moved_at),
                )


def waiting_comments(by: Actor, on: date) -> Iterator[WorkItem]:
    """Comments of citizens before moderation, as one row."""
    if not may_moderate(by):
        return
    waiting = next(pile.count for pile in feedback.piles() if pile.key == "cho-duyet")
    if waiting:
        words = ngettext("Moderate %(count)s comment", "Moderate %(count)s comments", waiting)
        yield WorkItem(
            title=words % {"count": waiting},
            detail=_("Comments of citizens on the portal"),
            url_name="feedback:comments",
            url_args=(),
            action_label=_("Open the comments"),
            on=on,
            waits=True,
        )
