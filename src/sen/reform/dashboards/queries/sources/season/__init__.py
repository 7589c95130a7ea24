"""Work of the season: what units declare, sign and explain, what appraisers mark, what the council decides."""

from collections.abc import Callable, Iterator
from datetime import date

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources.season.appraisers import criteria_to_appraise
from sen.reform.dashboards.queries.sources.season.council import results_to_approve, sheets_to_move
from sen.reform.dashboards.queries.sources.season.days import Day
from sen.reform.dashboards.queries.sources.season.units import sheets_of_the_unit
from sen.reform.organizations.queries import work_calendar

_PARTS: tuple[tuple[tuple[Role, ...], Callable[..., Iterator[WorkItem]]], ...] = (
    ((Role.FOCAL_OFFICER, Role.UNIT_HEAD), sheets_of_the_unit),
    ((Role.APPRAISER,), criteria_to_appraise),
    ((Role.SECRETARY,), sheets_to_move),
    ((Role.LEADER,), results_to_approve),
)


def season_work(by: Actor, on: date) -> Iterator[WorkItem]:
    """What the open rounds ask of a person; rounds and working days are read once for all of it."""
    held = {post.role for post in by.posts}
    parts = [part for roles, part in _PARTS if held & set(roles)]
    cards = [card for card in assessments.rounds() if card.unit_count and not card.is_finished] if parts else []
    if not cards:
        return
    day = Day(on, work_calendar())
    for card in cards:
        if on >= card.calendar.opens_on:
            for part in parts:
                yield from part(by, card, day)
