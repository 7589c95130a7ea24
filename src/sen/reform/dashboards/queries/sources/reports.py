"""Work of the periodic reports: units that owe one, and the secretary who collects them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.directives.permissions import reporting_unit_ids
from sen.reform.organizations.queries import work_calendar
from sen.reform.reviews.permissions import may_prepare
from sen.reform.reviews.queries import ReviewCard
from sen.reform.reviews.queries.unit_reports import Collection, asking_reviews, collections

# What was never handed in is asked for no longer than this after the meeting; then it is simply missing.
_ASKED_FOR = timedelta(days=30)


def reports_to_hand_in(by: Actor, on: date) -> Iterator[WorkItem]:
    """The reports the units of a person still owe; and for the secretary, how many are missing."""
    units = reporting_unit_ids(by)
    collects = bool(may_prepare(by))
    if not units and not collects:
        return
    asking = tuple(card for card in asking_reviews() if on <= card.held_on + _ASKED_FOR)
    for found in collections(asking, on=on) if asking else ():
        yield from _owed(found, units, on)
        if collects and found.without:
            yield _collecting(found.review, len(found.without), on)


def _owed(found: Collection, units: tuple[int, ...], on: date) -> Iterator[WorkItem]:
    due_on = found.review.reports_due_on
    for unit_id in units:
        line = found.line_of(unit_id)
        if line is None or line.versions or due_on is None:
            continue
        yield WorkItem(
            title=_("Hand in the report on %(period)s") % {"period": found.review.period},
            detail=line.unit.name,
            url_name="reviews:unit_report",
            url_args=(found.review.id, unit_id),
            action_label=_("Hand in"),
            on=on,
            due_on=due_on,
            working_days_left=work_calendar().between(on, due_on),
        )


def _collecting(card: ReviewCard, missing: int, on: date) -> WorkItem:
    return WorkItem(
        title=_("Collect the reports of units: %(count)s are missing") % {"count": missing},
        detail=card.title,
        url_name="reviews:collection",
        url_args=(card.id,),
        action_label=_("Look at who is missing"),
        on=on,
        due_on=max(card.held_on, on),
    )
