"""The comments of units as they are taken along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sen.reform.feedback.models import Comment
from sen.reform.feedback.queries.comments import ReplyLine, reply_line, shown_words
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.workflow import State


@dataclass(frozen=True, kw_only=True)
class ExportedComment:
    """A comment with what became of it; what looks like personal data is hidden."""

    subject: str
    name: str
    text: str
    sent_at: datetime
    state_label: str
    reason_label: str
    reply: ReplyLine | None


def comments_of_units(unit_ids: Iterable[int]) -> tuple[ExportedComment, ...]:
    """Every comment about what these units published or serve, oldest first."""
    found = Comment.objects.filter(unit_id__in=set(unit_ids)).order_by("sent_at", "pk")
    return tuple(_exported(comment) for comment in found.prefetch_related("replies"))


def _exported(comment: Comment) -> ExportedComment:
    name, text = shown_words(comment)
    replies = sorted(comment.replies.all(), key=lambda each: each.number)
    return ExportedComment(
        subject=comment.subject,
        name=name,
        text=text,
        sent_at=comment.sent_at,
        state_label=str(State(comment.state).label),
        reason_label=str(Reason(comment.refused_for).label) if comment.refused_for else "",
        reply=reply_line(replies[-1]) if replies else None,
    )
