"""What appraisers owe the season: marks, decisions on objections, second readings."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import RoundCard
from sen.reform.assessments.workflow import State
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources.season.days import Day


def criteria_to_appraise(by: Actor, card: RoundCard, day: Day) -> Iterator[WorkItem]:
    """Items of the person's own criteria, one's own units left out; then the readings drawn for the person."""
    if not (card.states.get(State.APPRAISING) or card.states.get(State.REAPPRAISING)):
        return
    duties = assessments.duties(card.id)
    left = assessments.left_to_mark(card.id, without_units=by.unit_ids)
    here = card.year, card.key
    ends = {
        State.APPRAISING: card.calendar.appraisal_closes_on,
        State.REAPPRAISING: card.calendar.reappraisal_closes_on,
    }
    for state, due_on in ends.items():
        count = sum(number for code, number in left.get(state, {}).items() if duties.is_of(code, by))
        if not count:
            continue
        if state is State.APPRAISING:
            words = ngettext("Appraise %(count)s item", "Appraise %(count)s items", count)
        else:
            words = ngettext("Decide on %(count)s objection", "Decide on %(count)s objections", count)
        page = "appraisal:overview", here
        yield day.item(words % {"count": count}, card.title, page, _("Open the appraisal"), due_on=due_on)
    unread = len(assessments.blind_items(card.id, by.user_id))
    if unread:
        words = ngettext("Read %(count)s item a second time", "Read %(count)s items a second time", unread)
        page = "appraisal:readings", here
        due_on = ends[State.APPRAISING]
        yield day.item(words % {"count": unread}, card.title, page, _("Open the readings"), due_on=due_on)
