"""Who may give, report, return, extend and close tasks."""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.days import format_day
from sen.reform.common.decisions import YES, Decision, no, yes_if
from sen.reform.directives.permissions.sides import GIVERS, REPORTERS
from sen.reform.directives.queries import TaskParties
from sen.reform.directives.workflow import Move, State, is_possible


def may_assign(by: Actor) -> Decision:
    """Tasks are given by a leader of the People's Committee or the secretary of the council."""
    return yes_if(
        by.has(*GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council may give tasks."),
    )


def may_draft(by: Actor) -> Decision:
    """Who may give tasks may also have them proposed from a text."""
    return may_assign(by)


def seen_unit_ids(by: Actor) -> frozenset[int] | None:
    """The units whose tasks a person sees; nothing means all of them."""
    return None if by.has(*GIVERS) else by.unit_ids


def may_see_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks sees all; others see those that name a unit of theirs."""
    return yes_if(
        by.has(*GIVERS) or by.unit_ids & task.named_unit_ids,
        _("This task does not name your unit. Ask the secretary of the council if it should."),
    )


def may_take_up_task(by: Actor, task: TaskParties) -> Decision:
    """The head or the focal officer of the lead unit says that it is theirs to do."""
    return _possible(Move.TAKE_UP, task) and yes_if(
        not task.has_parts and by.has(*REPORTERS, unit_id=task.lead_unit_id),
        _("Only the head or the focal officer of the lead unit may take up this task."),
    )


def may_report_task(by: Actor, task: TaskParties) -> Decision:
    """The head or the focal officer of the lead unit says that it is finished."""
    return _possible(Move.REPORT, task) and yes_if(
        not task.has_parts and by.has(*REPORTERS, unit_id=task.lead_unit_id),
        _("Only the head or the focal officer of the lead unit may report this task."),
    )


def may_return_task(by: Actor, task: TaskParties) -> Decision:
    """The head of the lead unit says that another unit is competent."""
    return _possible(Move.RETURN, task) and yes_if(
        not task.has_parts and by.has(Role.UNIT_HEAD, unit_id=task.lead_unit_id),
        _("Only the head of the lead unit may return this task."),
    )


def may_ask_extension(by: Actor, task: TaskParties, *, on: date) -> Decision:
    """The head of the lead unit, once, and before the deadline has passed."""
    return (
        _possible(Move.ASK, task)
        and yes_if(
            not task.has_parts and by.has(Role.UNIT_HEAD, unit_id=task.lead_unit_id),
            _("Only the head of the lead unit may ask for an extension."),
        )
        and _extendable(task, on)
    )


def _extendable(task: TaskParties, on: date) -> Decision:
    if task.due_on is None:
        return no(_("This task has no deadline, so there is nothing to extend."))
    if task.extended_on is not None:
        said = _("A task is extended once only. This one was extended on %(day)s; its deadline of %(due)s stands.")
        return no(said % {"day": format_day(task.extended_on), "due": format_day(task.due_on)})
    if task.asked_due_on is not None:
        return no(_("An extension is asked for already. Wait for the decision on it."))
    return yes_if(
        on <= task.due_on,
        _("An extension is asked for before the deadline. This task was due on %(due)s and stays overdue.")
        % {"due": format_day(task.due_on)},
    )


def may_decide_extension(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks grants or refuses the extension asked for."""
    if task.asked_due_on is None:
        return no(_("No extension is asked for. Look at the history for what happened last."))
    return _giver(by)


def may_pause_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks may let one rest."""
    return _possible(Move.PAUSE, task) and _whole(task) and _giver(by)


def may_resume_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks lets it go on."""
    return _possible(Move.RESUME, task) and _giver(by)


def may_hand_on_task(by: Actor, task: TaskParties) -> Decision:
    """Who gives tasks gives a returned one to another unit."""
    if task.state is not State.RETURNED:
        return no(_("Only a task its unit returned can be handed on to another."))
    return _giver(by)


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
    "take_up": may_take_up_task,
    "decide_extension": may_decide_extension,
    "pause": may_pause_task,
    "resume": may_resume_task,
    "hand_on": may_hand_on_task,
    "report": may_report_task,
    "return": may_return_task,
    "accept": may_accept_task,
    "send_back": may_send_back_task,
    "cancel": may_cancel_task,
}


def decisions_for(by: Actor, task: TaskParties, *, on: date) -> dict[str, Decision]:
    """What a person may do to a task on a day, by the name of the action."""
    decisions = {name: may(by, task) for name, may in _ACTIONS.items()}
    return {**decisions, "ask_extension": may_ask_extension(by, task, on=on)}


def _whole(task: TaskParties) -> Decision:
    return yes_if(not task.has_parts, _("This was given to several units. Do it to the part of each unit."))


def _giver(by: Actor) -> Decision:
    return yes_if(
        by.has(*GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council may decide on this task."),
    )


_IMPOSSIBLE: dict[Move, "str | Promise"] = {
    Move.TAKE_UP: _("This task was taken up already. Look at its history for what happened last."),
    Move.ASK: _("Only an open task can be extended. Look at its history for what happened last."),
    Move.PAUSE: _("Only an open task can be paused. Look at its history for what happened last."),
    Move.RESUME: _("This task is not paused."),
    Move.REPORT: _("Only an open task can be reported as finished. Look at its history for what happened last."),
    Move.RETURN: _("Only an open task can be returned. Look at its history for what happened last."),
    Move.ACCEPT: _("Only a task reported as finished can be accepted. Look at its history for what happened last."),
    Move.SEND_BACK: _("Only a task that was reported or returned can be sent back to its unit."),
    Move.CANCEL: _("This task is closed already; what is closed stays as it is."),
}


def _possible(move: Move, task: TaskParties) -> Decision:
    return YES if is_possible(move, task.state) else no(_IMPOSSIBLE[move])
