"""Readings of comments as readers see them, and the public log of moderation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.feedback.models import Comment, ModerationStep, Reply
from sen.reform.feedback.personal import findings, masked
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.workflow import State

ON_A_PAGE = 50


class CommentNotFound(NotFound):
    """No comment has this number."""

    message = _("There is no such comment. Look in the list of comments.")


@dataclass(frozen=True)
class ReplyLine:
    """What the unit replied."""

    number: int
    text: str
    unit_name: str
    replied_at: datetime
    by_label: str = ""

    @property
    def is_corrected(self) -> bool:
        """Whether it took the place of an earlier version."""
        return self.number > 1


@dataclass(frozen=True)
class CommentLine:
    """A comment as readers see it: what looks like personal data is hidden."""

    id: int
    subject: str
    name: str
    text: str
    sent_at: datetime
    reply: ReplyLine | None = None


@dataclass(frozen=True)
class RefusalCount:
    """How many comments were not published for one reason."""

    reason: "str | Promise"
    count: int


@dataclass(frozen=True)
class ModerationLog:
    """What became of the comments of a subject that are not shown, for everybody to see."""

    waiting: int
    refused: tuple[RefusalCount, ...]


@dataclass(frozen=True)
class RefusalLine:
    """One refusal in the public log: never the words."""

    on: date
    subject: str
    reason: "str | Promise"


@dataclass(frozen=True)
class LogMonth:
    """What moderators did in a month."""

    month_from: date
    sent: int
    published: int
    refused: int
    withdrawn: int
    refusals: tuple[RefusalLine, ...]


def comments_page(subject: str, *, page: int | str = 1, size: int = ON_A_PAGE) -> "Page[CommentLine]":
    """The comments readers see, page by page."""
    found = Comment.objects.filter(subject=subject, state=State.PUBLISHED).order_by("sent_at", "pk")
    shown = Paginator(found.prefetch_related("replies"), size).get_page(page)
    return Page(_lines(shown.object_list), shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def comments_page_of(line: CommentLine) -> int:
    """The number of the page that shows the comment."""
    found = Comment.objects.filter(subject=line.subject, state=State.PUBLISHED)
    is_before = Q(sent_at__lt=line.sent_at) | Q(sent_at=line.sent_at, pk__lt=line.id)
    return found.filter(is_before).count() // ON_A_PAGE + 1


def published_comment(comment_id: int) -> CommentLine:
    """
    One comment as readers see it.

    :raises CommentNotFound: if it is not public
    """
    found = Comment.objects.filter(pk=comment_id, state=State.PUBLISHED).prefetch_related("replies")
    for line in _lines(found):
        return line
    raise CommentNotFound


def moderation_log(subject: str) -> ModerationLog:
    """How many comments of a subject wait, and how many were not published and why."""
    counted = Comment.objects.filter(subject=subject, state__in=(State.WAITING, State.REFUSED))
    rows = counted.values_list("state", "refused_for").annotate(comments=Count("pk")).order_by("refused_for")
    waiting = sum(number for state, _reason, number in rows if state == State.WAITING)
    refused = tuple(
        RefusalCount(Reason(reason).label, number) for state, reason, number in rows if state == State.REFUSED
    )
    return ModerationLog(waiting, refused)


def log_months() -> tuple[date, ...]:
    """The months in which anything was sent or decided, newest first."""
    moments = (*Comment.objects.datetimes("sent_at", "month"), *ModerationStep.objects.datetimes("at", "month"))
    return tuple(sorted({local_day(moment).replace(day=1) for moment in moments}, reverse=True))


def log_of_month(month_from: date) -> LogMonth:
    """What was sent and decided in a month, and each refusal with its day, subject and reason."""
    within = {"year": month_from.year, "month": month_from.month}
    steps = ModerationStep.objects.filter(**{f"at__{part}": value for part, value in within.items()})
    counts = dict(steps.order_by().values_list("state").annotate(Count("pk")))
    refusals = tuple(
        RefusalLine(local_day(step.at), step.subject, Reason(step.refused_for).label)
        for step in steps.filter(state=State.REFUSED).order_by("at", "pk")
    )
    sent = Comment.objects.filter(**{f"sent_at__{part}": value for part, value in within.items()}).count()
    return LogMonth(
        month_from=month_from,
        sent=sent,
        published=counts.get(State.PUBLISHED, 0),
        refused=counts.get(State.REFUSED, 0),
        withdrawn=counts.get(State.WITHDRAWN, 0),
        refusals=refusals,
    )


def shown_words(comment: Comment) -> tuple[str, str]:
    """Name and text as readers see them; places are counted through the name first."""
    in_name = len(findings(comment.name))
    name = masked(comment.name, comment.false_alarms)
    return name, masked(comment.text, comment.false_alarms, first=in_name)


def reply_line(reply: Reply) -> ReplyLine:
    """A reply for a page; personal data in it is hidden as in comments."""
    return ReplyLine(reply.number, masked(reply.text), reply.unit_name, reply.at, reply.by_label)


def _lines(found: Iterable[Comment]) -> tuple[CommentLine, ...]:
    return tuple(_line(comment) for comment in found)


def _line(comment: Comment) -> CommentLine:
    name, text = shown_words(comment)
    replies = sorted(comment.replies.all(), key=lambda each: each.number)
    said = reply_line(replies[-1]) if replies else None
    return CommentLine(comment.pk, comment.subject, name, text, comment.sent_at, said)
