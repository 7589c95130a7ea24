"""The sites of the sample city: the city at the root, wards under their own words."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations, queries
from sen.reform.organizations.queries import UnitCard


def load_sites(said: dict[str, Any], units: dict[str, UnitCard], *, at: datetime) -> None:
    """Set up each site."""
    for line in said["site"]:
        text = operations.SiteText(**{name: value for name, value in line.items() if name != "unit"})
        operations.set_up_site(unit_id=units[line["unit"]].id, said=text, by=SYSTEM, at=at)


def put_in_menu(article_id: int, *, unit_id: int, at: datetime) -> None:
    """Put a page at the end of the menu of its unit's site."""
    card = queries.site_of_unit(unit_id)
    if card is None or card.id is None:
        raise LookupError(unit_id)
    said = {each.name: getattr(card, each.name) for each in fields(operations.SiteText)}
    text = operations.SiteText(**{**said, "menu": (*card.menu, article_id)})
    operations.change_site(site_id=card.id, said=text, by=SYSTEM, at=at)
