"""
What plans, tasks and communication know of a unit, proposed to its assessment.

Only what had to be finished by the cut-off counts, and only what was finished in time: not how much was done.
"""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from sen.reform.assessments.facts import Proposal, figures_named
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer
from sen.reform.directives.queries import ItemProgress, TaskLine, plan_progress, tasks
from sen.reform.directives.queries.activities import ActivityLine, ActivityState, activities
from sen.reform.directives.queries.item_tasks import origin_of
from sen.reform.directives.queries.standing import Standing

DUE, DONE_IN_TIME = "directives.due", "directives.done_in_time"
ACTIVITIES, ACTIVITIES_IN_TIME = "communication.planned", "communication.done_in_time"
# Not the unit's to answer for any more.
_WITHDRAWN = (Standing.RETURNED, Standing.CANCELLED)


def finished_in_time(card: AssessmentCard, _answers: Mapping[str, CurrentAnswer]) -> Iterator[Proposal]:
    """How many items of the plan and tasks the unit had to finish by the cut-off, and how many it did in time."""
    wanted = figures_named(card.round.version_id, "directives.")
    items = _items(card) if wanted else ()
    # A task the unit was given for an item of its own is counted with the item.
    given = _tasks(card, frozenset(origin_of(item.id) for item in items)) if wanted else ()
    if not items and not given:
        return
    done = sum(item.is_done for item in items) + sum(task.state == Standing.FINISHED for task in given)
    facts = {DUE: str(len(items) + len(given)), DONE_IN_TIME: str(done)}
    detail = _("%(items)d items of the plan and %(tasks)d tasks were due by then; %(done)d were finished in time.")
    said = {"items": len(items), "tasks": len(given), "done": done}
    yield from _proposed(card, wanted, facts, (_("Plans and tasks"), detail % said))


def communicated_in_time(card: AssessmentCard, _answers: Mapping[str, CurrentAnswer]) -> Iterator[Proposal]:
    """How many activities the unit had planned by the cut-off, and how many of these it did in time, with proof."""
    wanted = figures_named(card.round.version_id, "communication.")
    planned = _planned(card) if wanted else ()
    if not planned:
        return
    done = sum(line.state is ActivityState.DONE for line in planned)
    facts = {ACTIVITIES: str(len(planned)), ACTIVITIES_IN_TIME: str(done)}
    detail = _("%(planned)d planned activities were due by then; %(done)d took place in time, with proof.")
    yield from _proposed(card, wanted, facts, (_("Communication"), detail % {"planned": len(planned), "done": done}))


def _proposed(
    card: AssessmentCard, wanted: Mapping[str, Mapping[str, str]], facts: Mapping[str, str], words: tuple[str, str]
) -> Iterator[Proposal]:
    for code, named in wanted.items():
        figures = {name: facts[fact] for name, fact in named.items() if fact in facts}
        if figures:
            source, detail = words
            yield Proposal(code, figures, source, card.round.cut_off_on, detail)


def _planned(card: AssessmentCard) -> tuple[ActivityLine, ...]:
    """What was planned before it was done and due by the cut-off; what was called off before it was due is no plan."""
    cut_off_on = card.round.cut_off_on
    return tuple(
        line
        for line in activities(card.round.year, on=cut_off_on, unit_ids=(card.unit_id,))
        if line.due_on <= cut_off_on and line.was_planned
        if line.called_off_on is None or line.called_off_on > line.due_on
    )


def _items(card: AssessmentCard) -> tuple[ItemProgress, ...]:
    cut_off_on = card.round.cut_off_on
    progress = plan_progress(card.round.year, on=cut_off_on)
    found = [item for area in progress.areas for item in area.items] if progress else []
    return tuple(item for item in found if item.lead_unit_id == card.unit_id and item.due_on <= cut_off_on)


def _tasks(card: AssessmentCard, of_items: frozenset[str]) -> tuple[TaskLine, ...]:
    cut_off_on = card.round.cut_off_on
    return tuple(
        task
        for task in tasks(on=cut_off_on, unit_ids=(card.unit_id,))
        if task.due_on and task.due_on.year == card.round.year and task.due_on <= cut_off_on
        if task.state not in _WITHDRAWN and task.origin not in of_items
    )
