"""What was read out of a file: areas with items, and everything that has to be said about them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sen.reform.directives.planning.lineage import Place


@dataclass(frozen=True)
class Spot:
    """Where something stands: the table, the row a person counts, and the heading of the column."""

    table: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True)
class Finding:
    """Something wrong, or something to know; what `blocks` keeps the plan from being taken."""

    spot: Spot
    sentence: str
    blocks: bool = True


@dataclass(frozen=True)
class ReadItem:
    """An item as the file says it; units by their codes."""

    area_code: str
    code: str
    title: str
    kind: str
    lead: str
    co_ordinators: tuple[str, ...]
    product: str
    measure: str
    planned: Decimal
    baseline: Decimal | None
    due_on: date
    basis: str
    budget: str
    spot: Spot
    due_column: str

    @property
    def place(self) -> Place:
        """Where it stands in the plan."""
        return self.area_code, self.code


@dataclass(frozen=True)
class ReadArea:
    """An area as the file names it."""

    code: str
    name: str
    items: tuple[ReadItem, ...]


@dataclass(frozen=True)
class ReadPlan:
    """Everything read from a file."""

    areas: tuple[ReadArea, ...]
    findings: tuple[Finding, ...]

    @property
    def item_count(self) -> int:
        """How many items were read."""
        return sum(len(area.items) for area in self.areas)

    @property
    def items(self) -> tuple[ReadItem, ...]:
        """Every item, in order."""
        return tuple(item for area in self.areas for item in area.items)
