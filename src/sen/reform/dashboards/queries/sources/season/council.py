"""What the secretary and the leader owe the season: turns to pass, late units, the result to compute and approve."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import RoundCard, Tally
from sen.reform.assessments.workflow import State
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources.season.days import Day
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import computed_kinds

_LATE_IN = (State.DECLARING, State.SIGNING, State.EXPLAINING)


def sheets_to_move(_by: Actor, card: RoundCard, day: Day) -> Iterator[WorkItem]:
    """Finished appraisals, units that are late, and the result once every sheet is before the council."""
    calendar = card.calendar
    council = "council:page", (card.year, card.key)
    if card.states.get(State.APPROVED) == card.unit_count:
        title = _("Publish the result")
        yield day.item(title, card.title, council, _("Open the result"), due_on=calendar.publication_on)
    elif card.states.get(State.COUNCIL) == card.unit_count:
        if RunKind.OFFICIAL not in computed_kinds(card.id):
            title = _("Compute the official result")
            yield day.item(title, card.title, council, _("Open the council"), due_on=calendar.council_on)
    else:
        yield from _turns_to_pass(card, day)


def results_to_approve(_by: Actor, card: RoundCard, day: Day) -> Iterator[WorkItem]:
    """The official result, once it is computed and every sheet is before the council."""
    if card.states.get(State.COUNCIL) == card.unit_count and RunKind.OFFICIAL in computed_kinds(card.id):
        page = "council:page", (card.year, card.key)
        title = _("Approve the result")
        yield day.item(title, card.title, page, _("Read and approve"), due_on=card.calendar.publication_on)


def _turns_to_pass(card: RoundCard, day: Day) -> Iterator[WorkItem]:
    members = assessments.members_of(card)
    tallies = assessments.unit_tallies(card.id)
    finished = [each.state for each in members if not tallies.get(each.id, Tally()).left]
    overview = "appraisal:overview", (card.year, card.key)
    handed = finished.count(State.APPRAISING)
    if handed:
        words = ngettext("Hand the marks over to %(count)s unit", "Hand the marks over to %(count)s units", handed)
        due_on = card.calendar.appraisal_closes_on
        yield day.item(words % {"count": handed}, card.title, overview, _("Open the appraisal"), due_on=due_on)
    settled = finished.count(State.REAPPRAISING)
    if settled:
        words = ngettext("Put %(count)s sheet before the council", "Put %(count)s sheets before the council", settled)
        due_on = card.calendar.reappraisal_closes_on
        yield day.item(words % {"count": settled}, card.title, overview, _("Open the appraisal"), due_on=due_on)
    late = sum(each.state in _LATE_IN and (each.closes_on or day.on) < day.on for each in members)
    if late:
        words = ngettext("See to %(count)s late unit", "See to %(count)s late units", late)
        board = "assessments:round", (card.year, card.key)
        yield day.item(words % {"count": late}, card.title, board, _("Open the board"), due_on=None)
