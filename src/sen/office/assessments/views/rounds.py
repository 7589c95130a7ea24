"""Rounds by year, and the page of one: its calendar, where every unit stands, what was changed on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sen.office.assessments.actions import LineAction, line_actions
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_open_round, may_reschedule, may_see_appraisal, may_see_rounds
from sen.reform.assessments.queries import Board, BoardLine, RoundCard
from sen.reform.common.clock import today
from sen.reform.scoring.permissions import may_approve, may_run

LATE = "tre"


@dataclass(frozen=True)
class Filter:
    """One way to look at the board."""

    key: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Row:
    """A unit on the board, with what the person at the page may do about it."""

    line: BoardLine
    is_own: bool
    actions: tuple[LineAction, ...]

    @property
    def allowed_count(self) -> int:
        """How many steps may be taken now."""
        return sum(not action.reason for action in self.actions)


@for_officials
def rounds(request: OfficeRequest) -> HttpResponse:
    """All rounds, year by year, with how many units stand where."""
    may_see_rounds(request.actor).enforce()
    years = [(year, tuple(cards)) for year, cards in groupby(assessments.rounds(), key=lambda card: card.year)]
    context = {"years": years, "may_open": may_open_round(request.actor)}
    return render(request, "office/assessments/rounds.html", context)


@for_officials
def round_page(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Where every unit of a round stands today."""
    may_see_rounds(request.actor).enforce()
    card = assessments.round_named(year, key)
    board = assessments.board(card, on=today())
    chosen = request.GET.get("loc", "")
    filters = tuple(_filters(board, chosen))
    context: dict[str, Any] = {
        "round": card,
        "board": board,
        "filters": filters,
        "rows": tuple(_row(line, request.actor) for line in _chosen(board, chosen)),
        "is_whole": filters[0].is_current,
        "days": assessments.days_of(card.calendar),
        "today": board.on,
        "moves": assessments.calendar_moves(card.id),
        "extended": [line.card for line in board.lines if line.card.extension],
        "may_reschedule": may_reschedule(request.actor, card),
        "is_secretary": bool(may_run(request.actor)),
        "shows_appraisal": bool(may_see_appraisal(request.actor)),
        "shows_council": _has_council(request.actor, card),
    }
    return render(request, "office/assessments/round.html", context)


def _filters(board: Board, chosen: str) -> Iterator[Filter]:
    known = {LATE, *(each.state.value for each in board.states)}
    yield Filter("", _("All"), len(board.lines), chosen not in known)
    yield Filter(LATE, _("Late"), len(board.late), chosen == LATE)
    for each in board.states:
        yield Filter(each.state.value, each.label, each.count, chosen == each.state.value)


def _chosen(board: Board, chosen: str) -> tuple[BoardLine, ...]:
    if chosen == LATE:
        return board.late
    if chosen in {each.state.value for each in board.states}:
        return tuple(line for line in board.lines if line.card.state == chosen)
    return board.lines


def _row(line: BoardLine, actor: Actor) -> Row:
    return Row(line, line.card.unit_id in actor.unit_ids, line_actions(line, actor, on=today()))


def _has_council(actor: Actor, card: RoundCard) -> bool:
    """The council's pages are for its secretary and its chair."""
    return bool(may_run(actor) or may_approve(actor)) and card.unit_count > 0
