"""The tasks of a meeting before its units have them: held until it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.common.days import format_day
from sen.reform.organizations.queries import UnitCard, units_by_id
from sen.reform.reviews.models import HeldTask


@dataclass(frozen=True)
class HeldLine:
    """A task as it was said in the meeting; its units receive it when the secretary closes."""

    id: int
    conclusion_id: int
    title: str
    leads: tuple[UnitCard, ...]
    co_ordinators: tuple[UnitCard, ...]
    product: str
    due_on: date | None
    working_days: int | None
    is_regular: bool
    monitor_unit_id: int | None
    round_id: int | None
    criterion_code: str
    draft_id: int | None
    basis: str
    area_code: str
    given_at: datetime | None

    @property
    def is_given(self) -> bool:
        """The units have it."""
        return self.given_at is not None

    @property
    def lead_names(self) -> str:
        """Who leads, in one line."""
        return ", ".join(unit.name for unit in self.leads)

    @property
    def co_ordinator_names(self) -> str:
        """Who helps, in one line."""
        return ", ".join(unit.name for unit in self.co_ordinators)

    @property
    def due_words(self) -> str:
        """The deadline as documents write it."""
        if self.is_regular:
            return "Thường xuyên"
        if self.due_on is not None:
            return format_day(self.due_on)
        if self.working_days is not None:
            return f"{self.working_days} ngày làm việc"
        return "Không ấn định"


def held_tasks(review_id: int) -> tuple[HeldLine, ...]:
    """The tasks of the standing conclusions of a meeting, given or not, in their order."""
    found = list(
        HeldTask.objects.filter(conclusion__review_id=review_id, conclusion__withdrawn_at__isnull=True)
        .select_related("conclusion__item", "draft__batch")
        .order_by("conclusion__position", "id")
    )
    return _lines(found)


def _lines(found: list[HeldTask]) -> tuple[HeldLine, ...]:
    if not found:
        return ()
    leads = _named(HeldTask.leads.through.objects.filter(heldtask__in=found).values_list("heldtask_id", "unit_id"))
    helpers = _named(
        HeldTask.co_ordinators.through.objects.filter(heldtask__in=found).values_list("heldtask_id", "unit_id")
    )
    units = units_by_id({unit_id for ids in (*leads.values(), *helpers.values()) for unit_id in ids})
    return tuple(_line(held, _cards(units, leads, held.pk), _cards(units, helpers, held.pk)) for held in found)


def _named(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for held_id, unit_id in pairs:
        found.setdefault(held_id, []).append(unit_id)
    return found


def _cards(units: dict[int, UnitCard], ids: dict[int, list[int]], held_id: int) -> tuple[UnitCard, ...]:
    named = (units[unit_id] for unit_id in ids.get(held_id, ()))
    return tuple(sorted(named, key=lambda unit: (unit.kind, unit.name)))


def _line(held: HeldTask, leads: tuple[UnitCard, ...], co_ordinators: tuple[UnitCard, ...]) -> HeldLine:
    item = held.conclusion.item
    return HeldLine(
        id=held.pk,
        conclusion_id=held.conclusion_id,
        title=held.title,
        leads=leads,
        co_ordinators=co_ordinators,
        product=held.product,
        due_on=held.due_on,
        working_days=held.working_days,
        is_regular=held.is_regular,
        monitor_unit_id=held.monitor_id,
        round_id=held.round_id,
        criterion_code=held.criterion_code,
        draft_id=held.draft_id,
        basis=held.draft.batch.source_name if held.draft else "",
        area_code=item.area_code if item else "",
        given_at=held.given_at,
    )
