"""Published results as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy

from sen.reform.common.errors import NotFound
from sen.reform.common.numbers import decimal_of
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.queries.movements import Movement


class ResultNotFound(NotFound):
    """Nothing was published under this address."""

    message = gettext_lazy("No result was published at this address. Look in the list of results.")


class UnitNotInResult(NotFound):
    """The unit takes no part in the published result."""

    message = gettext_lazy("This unit is not in the published result. Choose a unit from the ranking.")


@dataclass(frozen=True)
class VersionLine:
    """One line of the log of a result: published, corrected or withdrawn, when and why."""

    number: int
    kind: str
    kind_label: str
    digest: str
    published_at: datetime
    reason: str

    @property
    def digest_in_eights(self) -> str:
        """The digest as people read it aloud and type it."""
        return " ".join(self.digest[start : start + 8] for start in range(0, len(self.digest), 8))

    @property
    def is_withdrawal(self) -> bool:
        """Whether this version takes the result back."""
        return self.kind == Kind.WITHDRAWN


@dataclass(frozen=True)
class ResultLine:
    """A result in the list."""

    year: int
    key: str
    block: str
    title: str
    is_simulated: bool
    version: VersionLine


@dataclass(frozen=True)
class Figures:
    """Points out of what could be earned, and the published percentage; none where nothing applies."""

    points: Decimal
    out_of: Decimal
    percent: Decimal | None
    state: str


@dataclass(frozen=True)
class LeafResult:
    """One criterion with its points and its why."""

    code: str
    title: str
    figures: Figures
    maximum: Decimal
    sentence: str


@dataclass(frozen=True)
class PartResult:
    """A part of an area with its criteria."""

    code: str
    title: str
    figures: Figures
    leaves: tuple[LeafResult, ...]


@dataclass(frozen=True)
class AreaResult:
    """An area with its parts."""

    code: str
    title: str
    figures: Figures
    sentence: str
    parts: tuple[PartResult, ...]


@dataclass(frozen=True)
class UnitRow:
    """A unit in a ranking."""

    code: str
    name: str
    slug: str
    rank: int | None
    unranked_reason: str
    grade: str
    figures: Figures
    # One for each area of the group, in their order.
    areas: tuple[Figures, ...] = ()
    movement: Movement | None = None


@dataclass(frozen=True)
class AreaName:
    """An area by its code and title."""

    code: str
    title: str


@dataclass(frozen=True)
class GroupRanking:
    """A peer group in the order of its places: unlike units are never compared."""

    name: str
    units: tuple[UnitRow, ...]
    areas: tuple[AreaName, ...] = ()

    @property
    def ranked(self) -> tuple[UnitRow, ...]:
        """The units that have a place."""
        return tuple(unit for unit in self.units if unit.rank is not None)

    @property
    def gap(self) -> Decimal | None:
        """How many percentage points lie between the first and the last; none for fewer than two."""
        known = [unit.figures.percent for unit in self.ranked if unit.figures.percent is not None]
        return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True)
class ResultHead:
    """What every page of a result says about it; the newest version, and the log of all."""

    year: int
    key: str
    block: str
    title: str
    cut_off_on: date
    is_simulated: bool
    is_sample: bool
    index_title: str
    index_version: str
    index_digest: str
    version: VersionLine
    log: tuple[VersionLine, ...]
    is_intact: bool

    @property
    def shows_figures(self) -> bool:
        """Whether there is anything to show: neither withdrawn nor touched."""
        return self.is_intact and not self.version.is_withdrawal


@dataclass(frozen=True)
class ResultPage:
    """A result with its rankings; none when it was withdrawn or touched."""

    head: ResultHead
    groups: tuple[GroupRanking, ...]
    compared_year: int | None


@dataclass(frozen=True)
class UnitResult:
    """One unit in a result, with every point's sentence."""

    head: ResultHead
    group: str
    unit: UnitRow
    areas: tuple[AreaResult, ...]


def version_line(version: PublishedResult) -> VersionLine:
    """A version as a line of the log; whose hand it was stays in the office."""
    return VersionLine(
        number=version.number,
        kind=version.kind,
        kind_label=str(Kind(version.kind).label),
        digest=version.digest,
        published_at=version.published_at,
        reason=version.reason,
    )


def figures_of(kept: Mapping[str, Any]) -> Figures:
    """Figures from the exact texts of a sealed content."""
    published = kept["percent_published"]
    return Figures(
        points=exact(kept["points"]),
        out_of=exact(kept["out_of"]),
        percent=None if published is None else Decimal(published),
        state=kept["state"],
    )


def areas_of(unit: Mapping[str, Any]) -> tuple[AreaResult, ...]:
    """The areas of a unit in a sealed content."""
    return tuple(
        AreaResult(
            code=area["code"],
            title=area["title"],
            figures=figures_of(area),
            sentence=area["sentence"],
            parts=tuple(_part(part) for part in area["parts"]),
        )
        for area in unit["areas"]
    )


def exact(text: str) -> Decimal:
    """A number from its exact text, such as `7/4`."""
    return decimal_of(Fraction(text))


def _part(kept: Mapping[str, Any]) -> PartResult:
    leaves = tuple(
        LeafResult(leaf["code"], leaf["title"], figures_of(leaf), exact(leaf["maximum"]), leaf["sentence"])
        for leaf in kept["leaves"]
    )
    return PartResult(kept["code"], kept["title"], figures_of(kept), leaves)
