"""What the secretary can do about one unit of a round: each step with its page, or why it cannot be taken now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments.permissions import may_extend, may_move
from sen.reform.assessments.queries import BoardLine, Move
from sen.reform.common.days import format_day
from sen.reform.common.decisions import Decision, no


@dataclass(frozen=True)
class LineAction:
    """One step; a reason where it cannot be taken."""

    label: str
    url: str
    reason: str


def line_actions(line: BoardLine, actor: Actor, *, on: date) -> tuple[LineAction, ...]:
    """The steps with one unit, for the secretary; nobody else takes any from the board."""
    if not actor.has(Role.SECRETARY):
        return ()
    return tuple(
        LineAction(label, reverse(route, args=args), "" if decision else str(decision.reason))
        for label, route, args, decision in _steps(line, actor, on)
    )


def _steps(line: BoardLine, actor: Actor, on: date) -> Iterator[tuple[str, str, tuple[object, ...], Decision]]:
    card = line.card
    here = (card.round.year, card.round.key, card.unit_slug)
    yield _("Give more time"), "assessments:extend", here, _may_extend(line, actor)
    yield _("Take the sheet in as it is"), "assessments:take_in", here, may_move(actor, card, Move.TAKE_IN, on=on)
    hand_over = may_move(actor, card, Move.HAND_OVER, on=on)
    left = line.declared - line.marked
    if hand_over and left:
        hand_over = no(_("%(count)d declared criteria have no mark yet.") % {"count": left})
    yield _("Hand the marks over to the unit"), "appraisal:unit", here, hand_over
    settle = may_move(actor, card, Move.SETTLE, on=on)
    if settle and line.undecided:
        settle = no(_("%(count)d objections have no decision yet.") % {"count": line.undecided})
    yield _("Put before the council"), "appraisal:unit", here, settle


def _may_extend(line: BoardLine, actor: Actor) -> Decision:
    given = line.card.extension
    if given is not None:
        return no(_("It had its one extension, until %(day)s.") % {"day": format_day(given.until)})
    return may_extend(actor, line.card)
