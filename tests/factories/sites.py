"""Sites of units for tests."""

from datetime import UTC, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations
from tests.factories.units import a_unit

SET_UP_AT = datetime(2023, 1, 2, tzinfo=UTC)


def a_site(name: str = "Phường 3", key: str = "phuong-3", *, unit_id: int | None = None, **said: object) -> int:
    """A site of a unit; returns its number."""
    text = operations.SiteText(**{"name": name, "key": key, **said})
    return operations.set_up_site(unit_id=unit_id or a_unit(name).id, said=text, by=SYSTEM, at=SET_UP_AT)
