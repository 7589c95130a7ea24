"""Who may raise an obstacle, put it to a higher level, answer it, and call it solved."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import YES, Decision, no, yes_if
from sen.reform.directives.models import Level
from sen.reform.directives.permissions.sides import GIVERS, REPORTERS
from sen.reform.directives.queries.obstacles import ObstacleParties
from sen.reform.directives.workflow import ObstacleMove, obstacle_moved


def may_see_obstacles(by: Actor) -> Decision:
    """Everybody with a post opens the register; which obstacles stand in it is another question."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see the register. Ask the administrator for one.")
    )


def seen_obstacle_unit_ids(by: Actor) -> frozenset[int] | None:
    """The units whose obstacles a person sees; nothing means all of them."""
    return None if by.has(*GIVERS) else by.unit_ids


def may_see_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """Leaders and the secretary see all; others what their unit raised or follows up."""
    return yes_if(
        by.has(*GIVERS) or obstacle.unit_id in by.unit_ids or obstacle.owner_unit_id in by.unit_ids,
        _("Your unit neither raised this obstacle nor follows it up. Ask the secretary of the council about it."),
    )


def may_sum_up_obstacles(by: Actor) -> Decision:
    """What the province is asked is put together by those who meet its departments."""
    return yes_if(
        by.has(*GIVERS),
        _("Only a leader of the People's Committee or the secretary of the council sees what the province is asked."),
    )


def may_raise_obstacle(by: Actor, unit_id: int) -> Decision:
    """The head or the focal officer of a unit, or the secretary for it."""
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*REPORTERS, unit_id=unit_id),
        _("Only the head or the focal officer of the unit, or the secretary of the council may raise an obstacle."),
    )


def may_entrust_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """The secretary says which unit follows it up."""
    return _possible(ObstacleMove.ENTRUST, obstacle) and may_choose_owner(by)


def may_choose_owner(by: Actor) -> Decision:
    """Units are asked to follow something up by the secretary only."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council gives an obstacle to a unit to follow up.")
    )


def may_escalate_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """The head of a unit puts to the city what the unit cannot solve; beyond that, the secretary or a leader."""
    own = obstacle.level == Level.UNIT and by.has(Role.UNIT_HEAD, unit_id=obstacle.unit_id)
    return _possible(ObstacleMove.ESCALATE, obstacle) and yes_if(
        own or by.has(*GIVERS),
        _("From the city on, only a leader of the People's Committee or the secretary puts it to a higher level.")
        if obstacle.level != Level.UNIT
        else _("Only the head of the unit, a leader or the secretary of the council puts it to a higher level."),
    )


def may_answer_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """Whoever follows it up and the secretary; a leader, too, as long as the city itself answers."""
    follows = obstacle.owner_unit_id is not None and by.has(*REPORTERS, unit_id=obstacle.owner_unit_id)
    leads = obstacle.level != Level.PROVINCE and by.has(Role.LEADER)
    return _possible(ObstacleMove.ANSWER, obstacle) and yes_if(
        follows or leads or by.has(Role.SECRETARY),
        _("Only the unit that follows it up or the secretary of the council enters the answer."),
    )


def may_solve_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """Whoever raised it knows best whether it is out of the way."""
    return _possible(ObstacleMove.SOLVE, obstacle) and _raiser(by, obstacle)


def may_withdraw_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """Whoever raised it takes it back, as long as nobody has answered."""
    return _possible(ObstacleMove.WITHDRAW, obstacle) and _raiser(by, obstacle)


def may_reopen_obstacle(by: Actor, obstacle: ObstacleParties) -> Decision:
    """It turned out to be in the way still: whoever raised it, or a leader."""
    return _possible(ObstacleMove.REOPEN, obstacle) and (YES if by.has(Role.LEADER) else _raiser(by, obstacle))


_ACTIONS: dict[ObstacleMove, Callable[[Actor, ObstacleParties], Decision]] = {
    ObstacleMove.ENTRUST: may_entrust_obstacle,
    ObstacleMove.ESCALATE: may_escalate_obstacle,
    ObstacleMove.ANSWER: may_answer_obstacle,
    ObstacleMove.SOLVE: may_solve_obstacle,
    ObstacleMove.REOPEN: may_reopen_obstacle,
    ObstacleMove.WITHDRAW: may_withdraw_obstacle,
}


def obstacle_decisions(by: Actor, obstacle: ObstacleParties) -> dict[str, Decision]:
    """What a person may do to an obstacle, by the name of the move."""
    return {move.value: may(by, obstacle) for move, may in _ACTIONS.items()}


def _raiser(by: Actor, obstacle: ObstacleParties) -> Decision:
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*REPORTERS, unit_id=obstacle.unit_id),
        _("Only the head or the focal officer of the unit that raised it, or the secretary may do this."),
    )


_IMPOSSIBLE: dict[ObstacleMove, "str | Promise"] = {
    ObstacleMove.ENTRUST: _("This obstacle is closed, so there is nothing to follow up."),
    ObstacleMove.ESCALATE: _("This obstacle is closed. Open it again before it is put to a higher level."),
    ObstacleMove.ANSWER: _("This obstacle was answered or closed already. Look at its history for what happened last."),
    ObstacleMove.SOLVE: _("This obstacle is closed already. Look at its history for what happened last."),
    ObstacleMove.REOPEN: _("Only an obstacle called solved can be opened again."),
    ObstacleMove.WITHDRAW: _("This obstacle was answered or closed already, so it cannot be withdrawn any more."),
}


def _possible(move: ObstacleMove, obstacle: ObstacleParties) -> Decision:
    return no(_IMPOSSIBLE[move]) if obstacle_moved(obstacle.state, move) is None else YES
