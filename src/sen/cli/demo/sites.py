"""The sites of the sample city: the city at the root, wards under their own words."""

from datetime import datetime
from typing import Any

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations
from sen.reform.organizations.queries import UnitCard


def load_sites(said: dict[str, Any], units: dict[str, UnitCard], *, at: datetime) -> None:
    """Set up each site."""
    for line in said["site"]:
        text = operations.SiteText(**{name: value for name, value in line.items() if name != "unit"})
        operations.set_up_site(unit_id=units[line["unit"]].id, said=text, by=SYSTEM, at=at)
