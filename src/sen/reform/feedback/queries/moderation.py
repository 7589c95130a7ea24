"""Readings of comments as moderators see them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.query import QuerySet
from django.utils.functional import Promise

from sen.reform.feedback.models import Comment, CommentReport
from sen.reform.feedback.personal import findings
from sen.reform.feedback.queries.comments import CommentNotFound, ReplyLine, reply_line, shown_words
from sen.reform.feedback.reasons import Reason, ReportReason
from sen.reform.feedback.workflow import State

_TONES = {State.WAITING: "info", State.PUBLISHED: "good", State.REFUSED: "neutral", State.WITHDRAWN: "neutral"}
_KEYS = {"cho-duyet": State.WAITING, "da-dang": State.PUBLISHED, "khong-dang": State.REFUSED}


@dataclass(frozen=True)
class FoundLine:
    """Something in a comment that looks like personal data."""

    place: int
    words: str
    # What readers see in its place.
    mask: str
    is_false_alarm: bool


@dataclass(frozen=True)
class ReportCount:
    """How many readers reported a comment for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ModeratedComment:
    """A comment as moderators see it."""

    id: int
    subject: str
    unit_id: int | None
    name: str
    text: str
    shown_text: str
    sent_at: datetime
    state: str
    state_label: str
    tone: str
    reason_label: str
    refusal_note: str
    decided_by: str
    decided_at: datetime | None
    findings: tuple[FoundLine, ...]
    # Not looked at yet.
    reports: tuple[ReportCount, ...]
    # The same words stand elsewhere, too.
    is_copy: bool
    # Every version of the unit's reply, the newest last.
    replies: tuple[ReplyLine, ...]

    @property
    def reply_number(self) -> int:
        """The newest version of the reply; 0 for none."""
        return self.replies[-1].number if self.replies else 0

    @property
    def is_public(self) -> bool:
        """Whether readers see it."""
        return self.state == State.PUBLISHED


@dataclass(frozen=True)
class Pile:
    """Comments in the same state."""

    key: str
    label: "str | Promise"
    count: int


def piles() -> tuple[Pile, ...]:
    """The states of comments with how many are in each; reported ones wait as well."""
    counted = dict(Comment.objects.values_list("state").annotate(comments=Count("pk")).order_by())
    reported = _reported(Comment.objects.filter(state=State.PUBLISHED)).count()
    extra = {State.WAITING: reported}
    return tuple(Pile(key, state.label, counted.get(state, 0) + extra.get(state, 0)) for key, state in _KEYS.items())


def on_pile(key: str) -> str:
    """The pile with this key, or the one that waits."""
    return key if key in _KEYS else next(iter(_KEYS))


def comments_on_pile(key: str, *, page: int | str = 1, size: int = 20) -> "Page[ModeratedComment]":
    """One page of a pile: what waits longest first, what is decided newest first."""
    state = _KEYS[on_pile(key)]
    if state == State.WAITING:
        reported = Comment.objects.filter(state=State.PUBLISHED)
        wanted = Comment.objects.filter(Q(state=state) | Q(pk__in=_reported(reported).values("pk")))
        wanted = wanted.order_by("sent_at", "pk")
    else:
        wanted = Comment.objects.filter(state=state).order_by("-decided_at", "-pk")
    shown = Paginator(wanted.prefetch_related("replies", "reports"), size).get_page(page)
    comments = list(shown.object_list)
    copies = _copies(comments)
    lines = [as_moderated(comment, is_copy=comment.likeness in copies) for comment in comments]
    return Page(lines, shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def moderated_comment(comment_id: int) -> ModeratedComment:
    """
    One comment as moderators see it.

    :raises CommentNotFound: if there is none
    """
    comment = Comment.objects.filter(pk=comment_id).first()
    if comment is None:
        raise CommentNotFound
    return as_moderated(comment, is_copy=comment.likeness in _copies([comment]))


def as_moderated(comment: Comment, *, is_copy: bool = False) -> ModeratedComment:
    """The same, for an operation that holds the row."""
    state = State(comment.state)
    open_reports = Counter(report.reason for report in comment.reports.all() if report.settled_at is None)
    return ModeratedComment(
        id=comment.pk,
        subject=comment.subject,
        unit_id=comment.unit_id,
        name=comment.name,
        text=comment.text,
        shown_text=shown_words(comment)[1],
        sent_at=comment.sent_at,
        state=state.value,
        state_label=str(state.label),
        tone=_TONES[state],
        reason_label=str(Reason(comment.refused_for).label) if comment.refused_for else "",
        refusal_note=comment.refusal_note,
        decided_by=comment.decided_by,
        decided_at=comment.decided_at,
        findings=_found(comment),
        reports=tuple(ReportCount(str(ReportReason(each).label), count) for each, count in open_reports.items()),
        is_copy=is_copy,
        replies=tuple(sorted((reply_line(each) for each in comment.replies.all()), key=lambda each: each.number)),
    )


def _found(comment: Comment) -> tuple[FoundLine, ...]:
    in_order = [(comment.name, each) for each in findings(comment.name)]
    in_order += [(comment.text, each) for each in findings(comment.text)]
    return tuple(
        FoundLine(place, words[each.start : each.end], str(each.kind.label), place in comment.false_alarms)
        for place, (words, each) in enumerate(in_order)
    )


def _reported(found: "QuerySet[Comment]") -> "QuerySet[Comment]":
    return found.filter(Exists(CommentReport.objects.filter(comment=OuterRef("pk"), settled_at=None)))


def _copies(comments: list[Comment]) -> frozenset[str]:
    """Of these comments, the likenesses more than one comment has."""
    wanted = {comment.likeness for comment in comments} - {""}
    if not wanted:
        return frozenset()
    counted = Comment.objects.filter(likeness__in=wanted).values_list("likeness").annotate(comments=Count("pk"))
    return frozenset(each for each, count in counted.order_by() if count > 1)
