"""Meetings with promises for tests, in the state wanted."""

from datetime import date, datetime, time

from django.utils import timezone

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as tasks
from sen.reform.organizations.queries import UnitCard
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.operations.promises import NewPromise, NewPromises
from sen.reform.publishing.queries import promises as queries
from sen.reform.reviews import operations as reviews
from tests.factories.reviews import MEETING_AT, a_conclusion, a_review
from tests.factories.units import a_unit

CLOSED_AT = MEETING_AT
MEETING_DAY = date(2023, 9, 21)
DUE_ON = date(2023, 10, 31)


def on_day(day: date, hour: int = 8) -> datetime:
    """A moment of a day, where the office is."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_closed_meeting(*leads: tuple[UnitCard, ...], due_on: date = DUE_ON, **said: object) -> str:
    """A closed meeting with one conclusion for each group of units, due on 31/10/2023; returns the key of its book."""
    review = a_review("open", **said)
    for number, units in enumerate(leads or ((a_unit(),),), start=1):
        a_conclusion(
            review.id,
            *(unit.id for unit in units),
            text=f"Giao đơn vị hoàn thành chỉ tiêu {number}",
            product=f"Báo cáo {number}",
            due_on=due_on,
        )
    reviews.close_review(review.id, by=SYSTEM, at=CLOSED_AT)
    return f"cuoc-hop-{review.id}"


def published(key: str, *, at: datetime = CLOSED_AT, **said: object) -> str:
    """Publish every conclusion of a book in plain words; returns the key."""
    desk = queries.desk(key, MEETING_DAY)
    new = tuple(
        NewPromise(line.candidate.source, f"Việc {number} cho người dân", **said)
        for number, line in enumerate(desk.lines, start=1)
    )
    operations.publish_promises(key, NewPromises(new, seen=desk.choice.mark), by=SYSTEM, at=at)
    return key


def tasks_of(key: str, number: int = 1, on: date = date(2026, 1, 1)) -> tuple[tasks.TaskLine, ...]:
    """The tasks of a promise, in the order they were given."""
    source = next(each.source for each in queries.choice_of(queries.newest_of(key)).promises if each.number == number)
    return tuple(sorted(tasks.tasks(on=on, origins=(source,)), key=lambda line: line.id))


def finished(task_id: int, day: date, *, accepted: bool = True) -> None:
    """Report a task as finished on a day, and accept it."""
    said = {"result": "Đã làm xong theo báo cáo nội bộ.", "product": "Sổ theo dõi đã dùng"}
    directives.report_task(task_id, finished_on=day, by=SYSTEM, at=on_day(day, 16), **said)
    if accepted:
        directives.accept_task(task_id, by=SYSTEM, at=on_day(day, 17))


def followed(day: date) -> int:
    """Run the job that follows promises, on a day."""
    return operations.follow_promises(at=on_day(day, 18))


def the_promise(key: str, number: int = 1, on: date = MEETING_DAY) -> queries.PromiseCard:
    """A promise as the public reads it."""
    return queries.promise(key, number, on)[1]


def which(key: str, number: int = 1) -> operations.Which:
    """A promise as somebody sees it now."""
    return operations.Which(key, number, queries.choice_of(queries.newest_of(key)).mark)


def a_done_promise(*units: UnitCard, day: date = date(2023, 9, 25)) -> str:
    """A meeting with one promise that is done on a day, and asked about four weeks later; returns its book."""
    key = published(a_closed_meeting(units or (a_unit(),)))
    for line in tasks_of(key):
        finished(line.id, day)
    followed(day)
    return key
