"""Units for tests."""

from datetime import UTC, date, datetime
from itertools import count

from sen.reform.accounts.queries import SYSTEM
from sen.reform.organizations import operations, queries
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard

_codes = count(50_000)


def a_unit(name: str = "Phường 3", kind: Kind = Kind.WARD, **said: object) -> UnitCard:
    """A unit that exists since 2020 unless told otherwise."""
    new = operations.NewUnit(
        **{"code": str(next(_codes)), "name": name, "kind": kind, "valid_from": date(2020, 1, 1), **said}
    )
    return queries.unit(operations.found_unit(new, by=SYSTEM, at=datetime(2023, 1, 1, tzinfo=UTC)))
