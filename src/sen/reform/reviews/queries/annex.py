"""The statistical annex of a meeting: every row with its figure, and the one of the period before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sen.reform.common.numbers import format_number
from sen.reform.reviews.models import Review
from sen.reform.reviews.queries.annex_sources import Sources, Typed, UnitFigure
from sen.reform.reviews.queries.cards import ReviewCard, card_of
from sen.reform.reviews.queries.catalogue import annex_rows
from sen.reform.reviews.queries.unit_reports import Collection
from sen.reform.reviews.rows import Computed, Row

# More missing units than this are counted; the page of the collection names each.
_MOST_NAMED = 4


@dataclass(frozen=True)
class AnnexLine:
    """A row with its figure; none where nobody holds one."""

    row: Row
    value: Decimal | None
    previous: Decimal | None
    units: tuple[UnitFigure, ...] = ()
    typed: Typed | None = None
    # How far the parts of a row stay away from it, where all of them are known.
    unclassified: Decimal | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The units whose figure is not there: a sum without them says so."""
        return tuple(unit.unit_name for unit in self.units if unit.value is None)

    @property
    def reported(self) -> tuple[UnitFigure, ...]:
        """The units whose figure is there."""
        return tuple(unit for unit in self.units if unit.value is not None)

    @property
    def note(self) -> str:
        """What must be known to read the figure, as documents say it."""
        return "; ".join(_notes(self))


@dataclass(frozen=True)
class AnnexPage:
    """The whole annex of a meeting; without an earlier one there is no period before."""

    review: ReviewCard
    previous_period: str
    lines: tuple[AnnexLine, ...]

    def line_of(self, code: str) -> AnnexLine | None:
        """The line of a row; none when there is no such row."""
        return next((line for line in self.lines if line.row.code == code), None)

    @property
    def groups(self) -> tuple[tuple[str, tuple[AnnexLine, ...]], ...]:
        """The lines under their headings, in order."""
        names = dict.fromkeys(line.row.group for line in self.lines)
        return tuple((name, tuple(line for line in self.lines if line.row.group == name)) for name in names)


def annex_page(card: ReviewCard, *, on: date, reports: Collection | None = None) -> AnnexPage:
    """Every row with its figure: plan, tasks and scores as of the days of the meeting, reports of units as of a day."""
    before = _review_before(card)
    now, then = Sources(card, on, reports=reports), Sources(before, before.held_on) if before else None
    lines = tuple(_line(row, now, then) for row in annex_rows())
    return AnnexPage(card, before.period if before else "", tuple(_with_rest(line, lines) for line in lines))


def _line(row: Row, now: Sources, then: Sources | None) -> AnnexLine:
    typed = now.typed.get(row.code)
    previous = typed.previous if typed else None
    # Provisional scores are known of today only: what an earlier meeting saw is not computed from them.
    if previous is None and then is not None and row.computed != Computed.SCORES:
        previous = then.value(row)
    units = now.of_units(row) if row.is_of_units else ()
    return AnnexLine(row, now.value(row), previous, units, typed)


def _with_rest(line: AnnexLine, lines: Sequence[AnnexLine]) -> AnnexLine:
    """The rest that stands in no part is said, and no part is filled up with it."""
    parts = [each.value for each in lines if each.row.part_of == line.row.code]
    known = [value for value in parts if value is not None]
    if line.value is None or not parts or len(known) != len(parts):
        return line
    return replace(line, unclassified=line.value - sum(known, Decimal(0)))


def _notes(line: AnnexLine) -> Iterator[str]:
    if line.row.computed == Computed.UNIT_LIST and line.reported:
        yield "; ".join(f"{unit.unit_name}: {format_number(unit.value or 0)}" for unit in line.reported)
    if line.units and line.missing:
        count = len(line.missing)
        named = ": " + ", ".join(line.missing) if count <= _MOST_NAMED else ""
        yield f"thiếu {count}/{len(line.units)} đơn vị{named}"
    if line.unclassified:
        words = "chưa phân loại" if line.unclassified > 0 else "các phần nhiều hơn tổng"
        yield f"{words} {format_number(abs(line.unclassified))}"


def _review_before(card: ReviewCard) -> ReviewCard | None:
    """The meeting of the period before: the last one with an earlier cut-off, held or not."""
    found = Review.objects.filter(cut_off_on__lt=card.cut_off_on).order_by("-cut_off_on", "-id").first()
    return card_of(found) if found else None
