"""Closing a meeting: every task it decided on leaves in the same moment, and whoever leads one is told once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import address
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.directives import operations as directives
from sen.reform.notifications.operations import tell
from sen.reform.organizations.queries import work_calendar
from sen.reform.reviews import permissions
from sen.reform.reviews.models import Conclusion, HeldTask, Review
from sen.reform.reviews.operations.holding import task_of
from sen.reform.reviews.operations.meetings import locked
from sen.reform.reviews.queries.cards import card_of
from sen.reform.reviews.queries.held import HeldLine, held_tasks
from sen.reform.reviews.workflow import State


class DueBeforeClosing(Refusal):
    """A task would be late before its unit has it."""

    message = _(
        "Units receive their tasks on %(day)s, but these conclusions are due before: %(which)s. "
        "Give each of them a later day, then close the meeting."
    )


@transaction.atomic
def close_review(review_id: int, *, by: Actor, at: datetime) -> None:
    """
    Close the meeting: its conclusions stand as they are, and every unit that leads one gets its tasks.

    :raises DueBeforeClosing: if a task was due before today
    :raises Refusal: if a task cannot be given any more; then none is
    """
    review = locked(review_id)
    permissions.may_close(by, card_of(review)).enforce()
    held = tuple(each for each in held_tasks(review_id) if not each.is_given)
    _check_days(held, local_day(at))
    for each in held:
        directives.assign(task_of(each, _basis(review)), by=by, at=at, draft_id=each.draft_id)
    _mark_given(held, at)
    review.state = State.CLOSED
    review.closed_at, review.closed_by_id = at, by.user_id
    review.save()
    _tell_leads(review, held, by=by, at=at)
    given = sum(len(each.leads) for each in held)
    audit.record("review_closed", review, by=by, at=at, tasks_given=given)


def _check_days(held: Iterable[HeldLine], on: date) -> None:
    late = {each.conclusion_id: each.due_on for each in held if each.due_on is not None and each.due_on < on}
    if not late:
        return
    positions = Conclusion.objects.filter(pk__in=late).values_list("position", "pk")
    which = "; ".join(f"{position} ({format_day(late[pk])})" for position, pk in positions.order_by("position"))
    raise DueBeforeClosing(day=format_day(on), which=which)


def _mark_given(held: Iterable[HeldLine], at: datetime) -> None:
    calendar = work_calendar()
    for each in held:
        due_on = each.due_on if each.working_days is None else calendar.add(local_day(at), each.working_days)
        HeldTask.objects.filter(pk=each.id).update(given_at=at, due_on=due_on)


def _tell_leads(review: Review, held: Iterable[HeldLine], *, by: Actor, at: datetime) -> None:
    """One notice for everything a person's units were given."""
    given = Counter(unit.id for each in held for unit in each.leads)
    numbers: dict[int, set[int]] = {}
    for person in people_holding(Role.UNIT_HEAD, Role.FOCAL_OFFICER, on=local_day(at)):
        units = {post.unit_id for post in person.posts if post.role in (Role.UNIT_HEAD, Role.FOCAL_OFFICER)}
        number = sum(given[unit_id] for unit_id in units)
        if number and person.user_id is not None and person.user_id != by.user_id:
            numbers.setdefault(number, set()).add(person.user_id)
    for number, user_ids in numbers.items():
        sentence = ngettext(
            "“%(title)s” gave your unit %(count)s task.", "“%(title)s” gave your unit %(count)s tasks.", number
        )
        said = sentence % {"title": review.title, "count": number}
        tell(user_ids, key=f"reviews.closed:{review.pk}", sentence=said, url=address("directives:tasks"), at=at)


def _basis(review: Review) -> str:
    return f"Kết luận của {review.chaired_by} tại cuộc họp ngày {format_day(review.held_on)}: {review.title}"
