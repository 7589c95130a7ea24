"""What one issue of a plan says otherwise than the one before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.common.text import collation_key
from sen.reform.directives.planning.lineage import Place


@dataclass(frozen=True)
class PlanLine:
    """Everything the plan says of an item, units by their names."""

    area_code: str
    area_name: str
    code: str
    title: str
    kind: str
    kind_label: str
    lead: str
    co_ordinators: tuple[str, ...]
    product: str
    measure: str
    planned: Decimal
    baseline: Decimal | None
    due_on: date
    basis: str
    budget: str

    @property
    def place(self) -> Place:
        """Where it stands in the plan."""
        return self.area_code, self.code

    @property
    def target(self) -> str:
        """What is planned, with its measure: "95 %"."""
        return f"{format_number(self.planned)} {self.measure}".strip()


@dataclass(frozen=True)
class Changed:
    """One item that is said otherwise now: each word's name, how it was, how it is."""

    before: PlanLine
    after: PlanLine
    words: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Changes:
    """What came, what went, what is said otherwise, and how many items stayed as they were."""

    added: tuple[PlanLine, ...]
    dropped: tuple[PlanLine, ...]
    changed: tuple[Changed, ...]
    kept_count: int

    @property
    def is_empty(self) -> bool:
        """Nothing is different."""
        return not (self.added or self.dropped or self.changed)


def changes(before: Iterable[PlanLine], after: Iterable[PlanLine], descent: Mapping[Place, Place]) -> Changes:
    """Compare two issues, item by item along their descent."""
    old, new = {line.place: line for line in before}, tuple(after)
    continuing = set(descent.values())
    pairs = [(old[descent[line.place]], line) for line in new if line.place in descent]
    compared = [Changed(earlier, later, tuple(_words(earlier, later))) for earlier, later in pairs]
    return Changes(
        added=tuple(line for line in new if line.place not in descent),
        dropped=tuple(line for place, line in old.items() if place not in continuing),
        changed=tuple(each for each in compared if each.words),
        kept_count=sum(not each.words for each in compared),
    )


def _words(before: PlanLine, after: PlanLine) -> Iterator[tuple[str, str, str]]:
    """Each word that differs, as it is shown."""
    then, now = _shown(before), _shown(after)
    for name, words in now.items():
        if then[name] != words:
            yield name, then[name] or "–", words or "–"


def _shown(line: PlanLine) -> dict[str, str]:
    return {
        _("Area"): f"{line.area_code}. {line.area_name}",
        _("Code"): line.code,
        _("Item"): line.title,
        _("Planned"): line.target,
        _("Baseline"): "" if line.baseline is None else format_number(line.baseline),
        _("Product"): line.product,
        _("Lead"): line.lead,
        _("Co-ordinators"): ", ".join(sorted(line.co_ordinators, key=collation_key)),
        _("Due on"): format_day(line.due_on),
        _("Basis"): line.basis,
        _("Budget"): line.budget,
    }
