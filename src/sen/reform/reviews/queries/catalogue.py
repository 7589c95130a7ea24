"""The rows of the statistical annex as they count now, and what each has been."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sen.reform.reviews.models import AnnexRow
from sen.reform.reviews.rows import Computed, Level, Period, Row, read_row

_SHIPPED = Path(__file__).parents[1] / "annex_rows.toml"


@dataclass(frozen=True)
class CatalogueRow:
    """A row as it counts now: shipped, or changed by somebody on a day."""

    row: Row
    is_shipped: bool = False
    is_dropped: bool = False
    changed_at: datetime | None = None
    changed_by: str = ""
    # What a form must have seen; none of a row nobody has changed yet.
    version: int = 0


@cache
def shipped_rows() -> tuple[Row, ...]:
    """The rows this program comes with."""
    return tuple(read_row(each) for each in tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["row"])


def catalogue() -> tuple[CatalogueRow, ...]:
    """Every row as it counts now, dropped ones too, in the order of their codes."""
    found = {row.code: CatalogueRow(row, is_shipped=True) for row in shipped_rows()}
    found |= {row.code: _changed(row) for row in AnnexRow.objects.select_related("written_by").order_by("id")}
    return tuple(sorted(found.values(), key=lambda each: _place(each.row.code)))


def annex_rows() -> tuple[Row, ...]:
    """The rows of the annex, without those dropped."""
    return tuple(each.row for each in catalogue() if not each.is_dropped)


def rows_asked_of(kind: str) -> tuple[Row, ...]:
    """The rows a unit of a kind is asked for."""
    return tuple(row for row in annex_rows() if row.asks(kind))


def row_history(code: str) -> tuple[CatalogueRow, ...]:
    """What a row has been, the latest first; the shipped one last; nothing of a row that never was."""
    changed = AnnexRow.objects.filter(code=code).select_related("written_by").order_by("-id")
    shipped = [CatalogueRow(row, is_shipped=True) for row in shipped_rows() if row.code == code]
    return (*map(_changed, changed), *shipped)


def _changed(found: AnnexRow) -> CatalogueRow:
    row = Row(
        code=found.code,
        group=found.group,
        name=found.text,
        measure=found.measure,
        level=Level(found.level),
        owner=found.owner,
        computed=Computed(found.computed),
        period=Period(found.period),
        source=found.source,
        part_of=found.part_of,
    )
    return CatalogueRow(
        row=row,
        is_dropped=found.is_dropped,
        changed_at=found.written_at,
        changed_by=found.written_by.full_name if found.written_by else "",
        version=found.pk,
    )


def _place(code: str) -> tuple[tuple[int, str], ...]:
    """1.10 stands behind 1.9."""
    return tuple((int(part or 0), rest) for part, rest in re.findall(r"(\d*)([^\d.]*)\.?", code) if part or rest)
