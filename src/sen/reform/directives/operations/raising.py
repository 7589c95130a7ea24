"""Raising an obstacle: what stands in the way, who could take it out of the way, and what it holds up."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments.queries import round_with_id
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Level, Obstacle, Task
from sen.reform.directives.operations.obstacle_steps import Step, tell_secretary, write_down
from sen.reform.directives.permissions.obstacles import may_choose_owner, may_raise_obstacle
from sen.reform.directives.queries import TaskNotFound
from sen.reform.directives.queries.units import existing_units
from sen.reform.directives.workflow import ObstacleMove
from sen.reform.indices import loader


class NoWords(Refusal):
    """An obstacle without words."""

    message = _("Say in one line what stands in the way.")


class NothingAsked(Refusal):
    """Somebody outside the unit is to solve it, but nothing is asked of them."""

    message = _("Say what is asked: who reads it must know what to do.")


class NobodyAsked(Refusal):
    """The province is to solve it, but none of its departments is named."""

    message = _("Name the department of the province it is put to, for example Sở Nội vụ.")


class WantedInThePast(Refusal):
    """An answer wanted before the question."""

    message = _("It is raised on %(raised)s, so no answer can be wanted by %(due)s. Choose that day or a later one.")


class NoSuchCriterion(Refusal):
    """A criterion the index of the round does not have."""

    message = _("The index of “%(round)s” has no criterion %(code)s. Choose it from the list.")


@dataclass(frozen=True)
class NewObstacle:
    """What is said of an obstacle when it is raised."""

    unit_id: int
    title: str
    level: str
    asked: str = ""
    addressee: str = ""
    detail: str = ""
    area_code: str = ""
    task_id: int | None = None
    round_id: int | None = None
    criterion_code: str = ""
    due_on: date | None = None
    owner_unit_id: int | None = None


@transaction.atomic
def raise_obstacle(new: NewObstacle, *, by: Actor, at: datetime) -> int:
    """
    Enter what stands in the way of a unit; the secretary hears of it.

    :raises Refusal: if it has no words, asks nothing of whom it names, or points to something that does not exist
    """
    may_raise_obstacle(by, new.unit_id).enforce()
    if new.owner_unit_id is not None:
        may_choose_owner(by).enforce()
    on = local_day(at)
    owners = () if new.owner_unit_id is None else (new.owner_unit_id,)
    units = existing_units((new.unit_id, *owners), on=on)
    _check(new, on)
    obstacle = Obstacle.objects.create(
        title=nfc(new.title),
        detail=nfc(new.detail),
        unit_id=new.unit_id,
        owner_id=new.owner_unit_id,
        level=Level(new.level),
        addressee=nfc(new.addressee),
        asked=nfc(new.asked),
        area_code=_area_code(new),
        task_id=new.task_id,
        round_id=new.round_id,
        criterion_code=new.criterion_code,
        due_on=new.due_on,
        raised_at=at,
        raised_by_id=by.user_id,
        raised_by_label=by.label,
    )
    write_down(obstacle, ObstacleMove.RAISE, Step(text=new.detail), by=by, at=at)
    said = {"unit": units[new.unit_id].name, "title": obstacle.title}
    tell_secretary(obstacle, gettext("%(unit)s raised an obstacle: %(title)s") % said, by=by, at=at)
    return obstacle.pk


def _check(new: NewObstacle, on: date) -> None:
    if not nfc(new.title):
        raise NoWords
    if new.level != Level.UNIT and not nfc(new.asked):
        raise NothingAsked
    if new.level == Level.PROVINCE and not nfc(new.addressee):
        raise NobodyAsked
    if new.due_on is not None and new.due_on < on:
        raise WantedInThePast(raised=format_day(on), due=format_day(new.due_on))
    if new.task_id is not None and not Task.objects.filter(pk=new.task_id).exists():
        raise TaskNotFound


def _area_code(new: NewObstacle) -> str:
    """
    The area said, or else the one its criterion or its task stands in.

    :raises NoSuchCriterion: if the index of the round does not have it
    """
    area = new.area_code
    if new.criterion_code and new.round_id is not None:
        card = round_with_id(new.round_id)
        leaf = next((one for one in loader.outline(card.version_id) if one.code == new.criterion_code), None)
        if leaf is None:
            raise NoSuchCriterion(round=card.title, code=new.criterion_code)
        area = area or leaf.area
    if not area and new.task_id is not None:
        area = Task.objects.values_list("area_code", flat=True).get(pk=new.task_id)
    return area
