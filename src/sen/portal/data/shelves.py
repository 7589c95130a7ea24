"""The sets of open data as the page shows them: their files with sizes, the older editions beneath."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sen.portal.data.addresses import address_for_reader, site_address
from sen.portal.data.kinds import Dataset, Edition
from sen.portal.data.weights import Weight


@dataclass(frozen=True)
class FileLine:
    """A file to take away."""

    sign: str
    address: str
    # In kB, as people read sizes; never 0.
    kilobytes: Decimal
    sha256: str


@dataclass(frozen=True)
class EditionLine:
    """An edition with its files."""

    number: int | None
    published_at: datetime
    reason: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A set: the newest edition, the others, and how to cite it."""

    said: Dataset
    newest: EditionLine
    older: tuple[EditionLine, ...]
    # Where people read it.
    page: str
    address: str


def shelves_of(datasets: Iterable[Dataset], weights: Mapping[str, Weight]) -> tuple[Shelf, ...]:
    """Every set as a shelf."""
    return tuple(_shelf(said, weights) for said in datasets)


def _shelf(said: Dataset, weights: Mapping[str, Weight]) -> Shelf:
    newest, *older = (_line(edition, weights) for edition in said.editions)
    return Shelf(
        said=said,
        newest=newest,
        older=tuple(older),
        page=address_for_reader(said.landing),
        address=site_address(newest.files[0].address),
    )


def _line(edition: Edition, weights: Mapping[str, Weight]) -> EditionLine:
    return EditionLine(
        number=edition.number,
        published_at=edition.published_at,
        reason=edition.reason,
        files=tuple(
            FileLine(
                each.form.sign,
                each.address,
                _kilobytes(weights[each.address].size),
                weights[each.address].sha256,
            )
            for each in edition.files
        ),
    )


def _kilobytes(size: int) -> Decimal:
    """
    Thousands of bytes with one decimal.

    >>> _kilobytes(12_345), _kilobytes(3)
    (Decimal('12.3'), Decimal('0.1'))
    """
    return max(Decimal("0.1"), (Decimal(size) / 1000).quantize(Decimal("0.1")))
