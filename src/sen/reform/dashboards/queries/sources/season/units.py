"""What a unit owes the season: figures, a signature, explanations."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import AssessmentCard, RoundCard
from sen.reform.assessments.workflow import State
from sen.reform.common.days import local_day
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources.season.days import Day

_OF_THE_UNIT = (State.DECLARING, State.SIGNING, State.EXPLAINING)


def sheets_of_the_unit(by: Actor, card: RoundCard, day: Day) -> Iterator[WorkItem]:
    """What is the turn of the person's own units."""
    if not any(card.states.get(state) for state in _OF_THE_UNIT):
        return
    for each in assessments.members_of(card):
        if each.unit_id not in by.unit_ids:
            continue
        is_officer = by.has(Role.FOCAL_OFFICER, unit_id=each.unit_id)
        is_head = by.has(Role.UNIT_HEAD, unit_id=each.unit_id)
        if each.state is State.DECLARING and is_officer:
            yield _to_declare(each, day)
        elif each.state is State.SIGNING and is_head:
            yield _to_sign(each, day)
        elif each.state is State.EXPLAINING and (is_officer or is_head):
            yield _to_explain(each, day)


def _to_declare(each: AssessmentCard, day: Day) -> WorkItem:
    missing = len(assessments.unanswered(each.id))
    if not missing:
        title, route, action = _("Hand the self-assessment to the head"), "sheets:check", _("Check and hand over")
    else:
        words = ngettext("Fill in %(count)s missing criterion", "Fill in %(count)s missing criteria", missing)
        title, route, action = words % {"count": missing}, "sheets:page", _("Open the sheet")
    return day.item(title, _detail(each), (route, _address(each)), action, due_on=each.closes_on)


def _to_sign(each: AssessmentCard, day: Day) -> WorkItem:
    title = _("Sign the self-assessment")
    page = "sheets:sign", _address(each)
    since = local_day(each.state_since)
    return day.item(title, _detail(each), page, _("Look and sign"), due_on=each.closes_on, since=since)


def _to_explain(each: AssessmentCard, day: Day) -> WorkItem:
    open_marks = sum(line.standing_reply is None for line in assessments.taken_from(each.id))
    if open_marks:
        words = ngettext("Answer %(count)s mark", "Answer %(count)s marks", open_marks)
        title, action = words % {"count": open_marks}, _("Explain")
    else:
        title, action = _("Hand the answers over"), _("Look and hand over")
    page = "sheets:explain", _address(each)
    since = local_day(each.state_since)
    return day.item(title, _detail(each), page, action, due_on=each.closes_on, since=since)


def _detail(each: AssessmentCard) -> str:
    return f"{each.round.title} · {each.unit_name}"


def _address(each: AssessmentCard) -> tuple[object, ...]:
    return each.round.year, each.round.key, each.unit_slug
