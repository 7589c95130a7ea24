"""Who may plan, report, give and close tasks."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import YES, Decision, no, yes_if
from sen.reform.directives.queries import TaskParties
from sen.reform.directives.workflow import Move, is_possible

_GIVERS = (Role.SECRETARY, Role.LEADER)
_REPORTERS = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)


def may_adopt_plan(by: Actor) -> Decision:
    """Plans are entered by the secretary of the council."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council may enter a plan. Ask Phòng Nội vụ."))


def may_see_plan(by: Actor) -> Decision:
    """Everybody with a post sees the plan and its progress."""
    return yes_if(by.is_system or by.posts, _("Only people with a post see the plan. Ask the administrator for one."))


def reporting_unit_ids(by: Actor) -> tuple[int, ...]:
    """The units a person reports for: as head or focal officer."""
    return tuple(dict.fromkeys(post.unit_id for post in by.posts if post.role in _REPORTERS))


def may_report_progress(by: Actor, lead_unit_id: int) -> Decision:
    """The head and the focal officer of the lead unit, and the secretary."""
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*_REPORTERS, unit_id=lead_unit_id),
        _("Only the head or the focal officer of the lead unit, or the secretary of the council may report this item."),
    )


def may_assign(by: Actor) -> Decision:
    """Tasks are given by a leader of the People's Committee or the secretary of the council."""
    return yes_if(
        by.has(*_GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council may give tasks."),
    )


def may_draft(by: Actor) -> Decision:
    """Who may give tasks may also have them proposed from a text."""
    return may_assign(by)


def seen_unit_ids(by: Actor) -> frozenset[int] | None:
    """The units whose tasks a person sees; nothing means all of them."""
    return None if by.has(*_GIVERS) else by.unit_ids


def may_see_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks sees all; others see those that name a unit of theirs."""
    return yes_if(
        by.has(*_GIVERS) or by.unit_ids & task.named_unit_ids,
        _("This task does not name your unit. Ask the secretary of the council if it should."),
    )


def may_report_task(by: Actor, task: TaskParties) -> Decision:
    """The head or the focal officer of the lead unit says that it is finished."""
    return _possible(Move.REPORT, task) and yes_if(
        not task.has_parts and by.has(*_REPORTERS, unit_id=task.lead_unit_id),
        _("Only the head or the focal officer of the lead unit may report this task."),
    )


def may_return_task(by: Actor, task: TaskParties) -> Decision:
    """The head of the lead unit says that another unit is competent."""
    return _possible(Move.RETURN, task) and yes_if(
        not task.has_parts and by.has(Role.UNIT_HEAD, unit_id=task.lead_unit_id),
        _("Only the head of the lead unit may return this task."),
    )


def may_accept_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks accepts them, but never what they reported themselves."""
    allowed = _possible(Move.ACCEPT, task) and _giver(by)
    if allowed and by.user_id is not None and by.user_id == task.reported_by_id:
        return no(_("You reported this task as finished yourself. Somebody else must accept it."))
    return allowed


def may_send_back_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks may find a report insufficient, or a return unjustified."""
    return _possible(Move.SEND_BACK, task) and _giver(by)


def may_cancel_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks may withdraw them."""
    return _possible(Move.CANCEL, task) and _giver(by)


_ACTIONS: dict[str, Callable[[Actor, TaskParties], Decision]] = {
    "report": may_report_task,
    "return": may_return_task,
    "accept": may_accept_task,
    "send_back": may_send_back_task,
    "cancel": may_cancel_task,
}


def decisions_for(by: Actor, task: TaskParties) -> dict[str, Decision]:
    """What a person may do to a task now, by the name of the action."""
    return {name: may(by, task) for name, may in _ACTIONS.items()}


def _giver(by: Actor) -> Decision:
    return yes_if(
        by.has(*_GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council may decide on this task."),
    )


_IMPOSSIBLE: dict[Move, "str | Promise"] = {
    Move.REPORT: _("Only an open task can be reported as finished. Look at its history for what happened last."),
    Move.RETURN: _("Only an open task can be returned. Look at its history for what happened last."),
    Move.ACCEPT: _("Only a task reported as finished can be accepted. Look at its history for what happened last."),
    Move.SEND_BACK: _("Only a task that was reported or returned can be sent back to its unit."),
    Move.CANCEL: _("This task is closed already; what is closed stays as it is."),
}


def _possible(move: Move, task: TaskParties) -> Decision:
    return YES if is_possible(move, task.state) else no(_IMPOSSIBLE[move])
