"""Giving a low unit a task to win back points at a criterion, with a unit to learn from."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.directives import operations as directives
from sen.reform.directives.operations import NewTask
from sen.reform.directives.permissions import may_assign
from sen.reform.reviews.queries.support import Match, match, origin_of, support_overview


class SupportedAlready(Conflict):
    """The unit has an open support task at this criterion."""

    message = _("%(unit)s has a support task at criterion %(code)s already. Follow that one.")


class NotAPeer(Refusal):
    """The unit to learn from does not have every point there."""

    message = _("Choose a unit to learn from among those that have every point of this criterion.")


@dataclass(frozen=True)
class Support:
    """Whom to support where, who helps, and by when."""

    year: int
    key: str
    unit: str
    code: str
    peer_unit_id: int | None
    due_on: date


@transaction.atomic
def give_support(new: Support, *, by: Actor, at: datetime) -> int:
    """
    Give the unit the task to win the points of a criterion; the peer that has them helps, and the effect is followed.

    :raises SupportedAlready: if it has such a task that is not closed
    :raises NotAPeer: if the helper is no peer with every point
    """
    may_assign(by).enforce()
    card = assessments.round_named(new.year, new.key)
    found = match(support_overview(card, on=local_day(at)), new.unit, new.code)
    if found.need.task is not None and found.need.task.is_open:
        raise SupportedAlready(unit=found.unit.name, code=new.code)
    task = NewTask(
        title=_title(found, new.peer_unit_id),
        lead_unit_ids=(found.unit.unit_id,),
        co_ordinator_ids=() if new.peer_unit_id is None else (new.peer_unit_id,),
        product=f"Tài liệu kiểm chứng đủ điểm tiêu chí {new.code}",
        basis=f"Hỗ trợ đơn vị còn đạt thấp: {card.title}",
        due_on=new.due_on,
        origin=origin_of(card.id),
        area_code=found.need.criterion.area_code,
        round_id=card.id,
        criterion_code=new.code,
    )
    (given,) = directives.assign(task, by=by, at=at)
    return given


def _title(found: Match, peer_unit_id: int | None) -> str:
    said = f"Khắc phục để đạt đủ điểm tiêu chí {found.need.criterion.code} “{found.need.criterion.title}”"
    if peer_unit_id is None:
        return said
    peer = next((one for one in found.practices if one.unit_id == peer_unit_id), None)
    if peer is None:
        raise NotAPeer
    return f"{said}, học cách làm của {peer.name}"
