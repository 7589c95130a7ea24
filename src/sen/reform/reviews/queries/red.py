"""
The red figures of a meeting: what lags, is low, overdue or undecided, each with a key that stays the same.

A red figure is on the agenda, by itself or with all of its sort, or it is waived with a reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sen.reform.common.addresses import address
from sen.reform.common.days import format_day
from sen.reform.directives.queries import TaskLine
from sen.reform.directives.queries.obstacles import ObstacleLine
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.models import AgendaItem, Waiver
from sen.reform.reviews.queries.cards import AgendaLine, ReviewCard, agenda
from sen.reform.reviews.queries.figures import Figures, figures_of
from sen.reform.reviews.queries.findings import estimate_word, shown

AREA, UNIT, OVERDUE, EXTENSION, OBSTACLE = "area", "unit", "overdue", "extension", "obstacle"
# The topic of an item that answers all figures of a sort; an area is always a matter of its own.
TOPICS = {
    AREA: Topic.AREA,
    UNIT: Topic.LOW_UNITS,
    OVERDUE: Topic.OVERDUE,
    EXTENSION: Topic.EXTENSIONS,
    OBSTACLE: Topic.OBSTACLES,
}


@dataclass(frozen=True)
class RedCell:
    """A red figure: what it says, and the page it comes from."""

    key: str
    words: str
    url: str
    area_code: str = ""

    @property
    def sort(self) -> str:
        """What it is a figure of."""
        return self.key.partition(":")[0]

    @property
    def topic(self) -> Topic:
        """The topic of an agenda item about it."""
        return TOPICS[self.sort]


@dataclass(frozen=True)
class RedLine:
    """A red figure and how it is answered."""

    cell: RedCell
    item: AgendaLine | None
    reason: str

    @property
    def is_waived(self) -> bool:
        """It is not discussed, for a reason."""
        return bool(self.reason)

    @property
    def is_matter(self) -> bool:
        """It is on the agenda by itself, not with all of its sort."""
        return self.item is not None and self.item.red_key == self.cell.key

    @property
    def is_left(self) -> bool:
        """It is neither on the agenda nor waived."""
        return self.item is None and not self.reason


@dataclass(frozen=True)
class WaivedLine:
    """A red figure that was waived, in the words it had then."""

    about: str
    reason: str


def red_cells(card: ReviewCard, figures: Figures) -> tuple[RedCell, ...]:
    """Every red figure, areas first."""
    return (
        *_areas(card, figures),
        *_units(card, figures),
        *_overdue(card, figures.overdue),
        *(_extension(task) for task in figures.asked),
        *(_obstacle(line) for line in figures.obstacles),
    )


def red_of(card: ReviewCard) -> tuple[RedLine, ...]:
    """Every red figure of a meeting and how it is answered, read anew."""
    return red_lines(card.id, red_cells(card, figures_of(card)), agenda(card.id))


def red_lines(review_id: int, cells: Iterable[RedCell], items: Sequence[AgendaLine]) -> tuple[RedLine, ...]:
    """How each red figure is answered: by an item of its own, a waiver, or the item on all of its sort."""
    reasons = dict(Waiver.objects.filter(review_id=review_id).order_by("id").values_list("red_key", "text"))
    own = {item.red_key: item for item in items if item.red_key}
    return tuple(_answered(cell, own, reasons) for cell in cells)


def waivers(review_id: int) -> tuple[WaivedLine, ...]:
    """What was waived and is not on the agenda by itself, the latest reason of each."""
    own = set(_own_keys(review_id))
    found = {each.red_key: each for each in Waiver.objects.filter(review_id=review_id).order_by("id")}
    return tuple(WaivedLine(each.about, each.text) for key, each in found.items() if key not in own)


def _own_keys(review_id: int) -> Iterable[str]:
    return AgendaItem.objects.filter(review_id=review_id).exclude(red_key="").values_list("red_key", flat=True)


def _answered(cell: RedCell, own: dict[str, AgendaLine], reasons: dict[str, str]) -> RedLine:
    if cell.key in own:
        return RedLine(cell, own[cell.key], "")
    if cell.key in reasons:
        return RedLine(cell, None, reasons[cell.key])
    return RedLine(cell, own.get(cell.sort), "")


def _areas(card: ReviewCard, figures: Figures) -> Iterator[RedCell]:
    for area in figures.areas.areas if figures.areas else ():
        if area.tone == "bad":
            code = area.progress.code
            yield RedCell(
                f"{AREA}:{code}",
                f"{area.progress.name}: {estimate_word(card)} {shown(area.percent)} % kế hoạch, cần đạt "
                f"{shown(area.expected_percent)} %",
                f"{address('directives:plan_area', card.year, code)}?on={format_day(card.cut_off_on)}",
                code,
            )


def _units(card: ReviewCard, figures: Figures) -> Iterator[RedCell]:
    seen: set[int] = set()
    for part in figures.rounds:
        slugs = {row.unit_id: row.slug for row in part.rows}
        for unit in part.low:
            if unit.unit_id not in seen:
                seen.add(unit.unit_id)
                yield RedCell(
                    f"{UNIT}:{unit.unit_id}",
                    f"{unit.name}: {shown(unit.percent)} % điểm tạm tính, dưới mức {shown(card.line_percent)} %",
                    address("sheets:page", part.run.year, part.run.round_key, slugs[unit.unit_id]),
                )


def _overdue(card: ReviewCard, tasks: Iterable[TaskLine]) -> Iterator[RedCell]:
    by_unit: dict[int | None, list[TaskLine]] = {}
    for task in tasks:
        by_unit.setdefault(task.lead_unit_id, []).append(task)
    for unit_id, late in by_unit.items():
        days = max((card.held_on - task.due_on).days for task in late if task.due_on)
        yield RedCell(
            f"{OVERDUE}:{unit_id}",
            f"{late[0].lead_name}: {len(late)} nhiệm vụ quá hạn, lâu nhất {days} ngày",
            f"{address('directives:tasks')}?state=overdue&unit={unit_id}",
        )


def _extension(task: TaskLine) -> RedCell:
    until = format_day(task.asked_due_on) if task.asked_due_on else ""
    return RedCell(
        f"{EXTENSION}:{task.id}",
        f"{task.lead_name} đề nghị gia hạn đến {until}: {task.title}",
        address("directives:task", task.id),
    )


def _obstacle(line: ObstacleLine) -> RedCell:
    return RedCell(
        f"{OBSTACLE}:{line.id}",
        f"{line.unit_name}: {line.title} ({line.age_days} ngày chưa tháo gỡ)",
        address("obstacles:obstacle", line.id),
        line.area_code,
    )
