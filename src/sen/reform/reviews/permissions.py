"""Who may do what with a review, and the sentence when not."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, no, yes_if
from sen.reform.reviews.queries import ReviewCard
from sen.reform.reviews.workflow import State, can_move

_NOT_OPEN = {
    State.PREPARING: _("The meeting is not open yet. Open it first; then conclusions can be recorded."),
    State.CLOSED: _("The meeting is closed: its conclusions stand. Record new ones in the next meeting."),
}


@dataclass(frozen=True)
class Decisions:
    """What a person may do with one review."""

    arrange: Decision
    open: Decision
    conclude: Decision
    draft: Decision
    close: Decision
    remark: Decision


def may_read(by: Actor) -> Decision:
    """Everyone at work in the authority may read."""
    return yes_if(
        by.is_system or by.posts,
        _("Only people who hold a post in the authority may read reviews. Ask the administrator for your post."),
    )


def may_prepare(by: Actor) -> Decision:
    """Reviews are prepared by the secretary."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council prepares review meetings and their reports.")
    )


def may_arrange(by: Actor, review: ReviewCard) -> Decision:
    """The agenda may change until the meeting is closed."""
    if not (decision := may_prepare(by)):
        return decision
    return yes_if(review.state != State.CLOSED, _("The meeting is closed: its agenda stands."))


def may_open(by: Actor, review: ReviewCard) -> Decision:
    """The secretary or the chair opens a meeting that was prepared."""
    if not (decision := may_run_meetings(by)):
        return decision
    return yes_if(can_move(review.state, State.OPEN), _("The meeting was opened already."))


def may_conclude(by: Actor, review: ReviewCard) -> Decision:
    """Conclusions are recorded, corrected and withdrawn while the meeting is open."""
    if not (decision := may_run_meetings(by)):
        return decision
    if review.state in _NOT_OPEN:
        return no(_NOT_OPEN[State(review.state)])
    return decision


def may_draft(by: Actor, review: ReviewCard) -> Decision:
    """The secretary turns the text of a notice into drafts while the meeting is open."""
    return may_prepare(by) and may_conclude(by, review)


def may_close(by: Actor, review: ReviewCard) -> Decision:
    """The secretary closes an open meeting."""
    if not (decision := may_prepare(by)):
        return decision
    return yes_if(can_move(review.state, State.CLOSED), _("Only a meeting in session can be closed."))


def decisions_for(by: Actor, review: ReviewCard) -> Decisions:
    """Every answer a page needs to show its buttons."""
    return Decisions(
        arrange=may_arrange(by, review),
        open=may_open(by, review),
        conclude=may_conclude(by, review),
        draft=may_draft(by, review),
        close=may_close(by, review),
        remark=may_prepare(by),
    )


def may_run_meetings(by: Actor) -> Decision:
    """Meetings are run by the leader who chairs them and the secretary."""
    return yes_if(
        by.has(Role.SECRETARY, Role.LEADER),
        _("Only the leader of the People's Committee and the secretary of the council run a review meeting."),
    )
