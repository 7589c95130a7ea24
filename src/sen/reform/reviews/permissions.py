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
    take_off: Decision
    minute: Decision


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


def may_take_off(by: Actor, review: ReviewCard) -> Decision:
    """What is on the agenda stays there once the meeting is open."""
    if not (decision := may_prepare(by)):
        return decision
    return yes_if(
        review.state == State.PREPARING, _("The meeting was opened with this agenda, so nothing is taken off it.")
    )


def may_minute(by: Actor, review: ReviewCard) -> Decision:
    """The secretary writes down who came and what was said while the meeting is open."""
    return may_prepare(by) and may_conclude(by, review)


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
        take_off=may_take_off(by, review),
        minute=may_minute(by, review),
    )


def may_run_meetings(by: Actor) -> Decision:
    """Meetings are run by the leader who chairs them and the secretary."""
    return yes_if(
        by.has(Role.SECRETARY, Role.LEADER),
        _("Only the leader of the People's Committee and the secretary of the council run a review meeting."),
    )


def may_keep_annex(by: Actor) -> Decision:
    """What the statistical annex asks for is kept by an administrator."""
    return yes_if(by.has(Role.ADMINISTRATOR), _("Only an administrator changes the rows of the statistical annex."))


def may_see_reports_of(by: Actor, unit_id: int) -> Decision:
    """The report of a unit is read by its own people and by those who put the report of the authority together."""
    return yes_if(
        by.is_system or unit_id in by.unit_ids or by.has(Role.SECRETARY, Role.LEADER, Role.APPRAISER),
        _("Only people of the unit, the secretary, appraisers and leaders may read its report."),
    )


def may_hand_in(by: Actor, review: ReviewCard, unit_id: int) -> Decision:
    """The head or the focal officer hands in for the own unit, whenever: what comes late is late, not refused."""
    if not by.has(Role.FOCAL_OFFICER, Role.UNIT_HEAD, unit_id=unit_id):
        return no(_("Only the head or the focal officer of the unit hands in its report."))
    return yes_if(review.reports_due_on, _("No reports are asked of units for this meeting."))
