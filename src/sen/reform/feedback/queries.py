"""Every reading of ratings and comments that leaves the app."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.feedback.models import Comment, Rating
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.voters import is_token, voter_key
from sen.reform.feedback.workflow import State

# Fewer ratings than this say nothing in the mean, and could point at a person.
FEWEST_FOR_AVERAGE = 10
STARS = (1, 2, 3, 4, 5)
_TONES = {State.WAITING: "info", State.PUBLISHED: "good", State.REFUSED: "neutral"}
_KEYS = {"cho-duyet": State.WAITING, "da-dang": State.PUBLISHED, "khong-dang": State.REFUSED}


class CommentNotFound(NotFound):
    """No comment has this number."""

    message = _("There is no such comment. Look in the list of comments.")


@dataclass(frozen=True)
class RatingSummary:
    """All ratings of one subject; no average while there are few."""

    count: int
    average: Decimal | None
    # How many gave one star, two, … five.
    votes: tuple[int, ...]
    own_stars: int | None

    @property
    def is_first(self) -> bool:
        """Nobody has rated yet."""
        return self.count == 0

    @property
    def missing_for_average(self) -> int:
        """How many more ratings the average waits for."""
        return max(0, FEWEST_FOR_AVERAGE - self.count)


@dataclass(frozen=True)
class CommentLine:
    """A comment as readers see it."""

    id: int
    name: str
    text: str
    sent_at: datetime


@dataclass(frozen=True)
class RefusalCount:
    """How many comments were not published for one reason."""

    reason: "str | Promise"
    count: int


@dataclass(frozen=True)
class ModerationLog:
    """What became of the comments that are not shown, for everybody to see."""

    waiting: int
    refused: tuple[RefusalCount, ...]


@dataclass(frozen=True, kw_only=True)
class ModeratedComment:
    """A comment as moderators see it."""

    id: int
    subject: str
    name: str
    text: str
    sent_at: datetime
    state: str
    state_label: str
    tone: str
    reason_label: str
    refusal_note: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class Pile:
    """Comments in the same state."""

    key: str
    label: "str | Promise"
    count: int


def rating_summary(subject: str, *, token: str = "") -> RatingSummary:
    """The ratings of a subject, and the stars this browser gave it, if any."""
    counted = dict(Rating.objects.filter(subject=subject).values_list("stars").annotate(ratings=Count("pk")).order_by())
    count = sum(counted.values())
    total = sum(stars * ratings for stars, ratings in counted.items())
    own = Rating.objects.filter(subject=subject, voter_key=voter_key(subject, token)) if is_token(token) else None
    return RatingSummary(
        count=count,
        average=(
            (Decimal(total) / count).quantize(Decimal("0.1"), ROUND_HALF_UP) if count >= FEWEST_FOR_AVERAGE else None
        ),
        votes=tuple(counted.get(stars, 0) for stars in STARS),
        own_stars=own.values_list("stars", flat=True).first() if own is not None else None,
    )


def published_comments(subject: str) -> tuple[CommentLine, ...]:
    """The comments readers see, oldest first."""
    found = Comment.objects.filter(subject=subject, state=State.PUBLISHED).order_by("sent_at", "pk")
    return tuple(CommentLine(each.pk, each.name, each.text, each.sent_at) for each in found)


def moderation_log(subject: str) -> ModerationLog:
    """How many comments of a subject wait, and how many were not published and why."""
    counted = Comment.objects.filter(subject=subject).exclude(state=State.PUBLISHED)
    rows = counted.values_list("state", "refused_for").annotate(comments=Count("pk")).order_by("refused_for")
    waiting = sum(number for state, _reason, number in rows if state == State.WAITING)
    refused = tuple(
        RefusalCount(Reason(reason).label, number) for state, reason, number in rows if state == State.REFUSED
    )
    return ModerationLog(waiting, refused)


def piles() -> tuple[Pile, ...]:
    """The states of comments with how many are in each."""
    counted = dict(Comment.objects.values_list("state").annotate(comments=Count("pk")).order_by())
    return tuple(Pile(key, state.label, counted.get(state, 0)) for key, state in _KEYS.items())


def on_pile(key: str) -> str:
    """The pile with this key, or the one that waits."""
    return key if key in _KEYS else next(iter(_KEYS))


def comments_on_pile(key: str, *, page: int | str = 1, size: int = 20) -> "Page[ModeratedComment]":
    """One page of a pile: what waits longest first, what is decided newest first."""
    state = _KEYS[on_pile(key)]
    order = ("sent_at", "pk") if state == State.WAITING else ("-decided_at", "-pk")
    shown = Paginator(Comment.objects.filter(state=state).order_by(*order), size).get_page(page)
    lines = [as_moderated(comment) for comment in shown.object_list]
    return Page(lines, shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def moderated_comment(comment_id: int) -> ModeratedComment:
    """
    One comment as moderators see it.

    :raises CommentNotFound: if there is none
    """
    comment = Comment.objects.filter(pk=comment_id).first()
    if comment is None:
        raise CommentNotFound
    return as_moderated(comment)


def as_moderated(comment: Comment) -> ModeratedComment:
    """The same, for an operation that holds the row."""
    state = State(comment.state)
    return ModeratedComment(
        id=comment.pk,
        subject=comment.subject,
        name=comment.name,
        text=comment.text,
        sent_at=comment.sent_at,
        state=state.value,
        state_label=str(state.label),
        tone=_TONES[state],
        reason_label=str(Reason(comment.refused_for).label) if comment.refused_for else "",
        refusal_note=comment.refusal_note,
        decided_by=comment.decided_by,
        decided_at=comment.decided_at,
    )
