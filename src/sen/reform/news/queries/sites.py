"""The sites readers come to: which one an address means, and what it says about itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from sen.reform.news.kinds import Kind
from sen.reform.news.models import Outage, PublishedArticle, Site
from sen.reform.news.texts import address_words


@dataclass(frozen=True, kw_only=True)
class SiteCard:
    """A site as its frame shows it; without a unit it is the one an installation begins with, for everybody."""

    id: int | None = None
    unit_id: int | None = None
    unit_code: str = ""
    key: str = ""
    host: str = ""
    name: str = ""
    tagline: str = ""
    shows_all_units: bool = True
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    menu: tuple[int, ...] = ()
    closed_on: date | None = None
    successor_key: str = ""
    successor_name: str = ""

    @property
    def home(self) -> str:
        """Where its first page is on this installation."""
        return f"/{self.key}/" if self.key else "/"


@dataclass(frozen=True)
class MenuPage:
    """A page in the menu of a site."""

    id: int
    slug: str
    title: str


@dataclass(frozen=True)
class OutageCard:
    """Hours in which the portal will not be reached."""

    id: int
    begins_at: datetime
    ends_at: datetime
    reason: str
    urgency: str


EVERYBODY = SiteCard()


def site_with_key(key: str) -> SiteCard | None:
    """The site whose addresses begin with this word."""
    return _first(key=key) if key else None


def site_at_host(host: str) -> SiteCard:
    """The site with this host name, or else the one at the root; before one is set up, the site of everybody."""
    found = Site.objects.select_related("unit", "successor").filter(Q(key="") | Q(host=host.lower(), host__gt=""))
    chosen = found.order_by("-host").first()
    return _card(chosen) if chosen else EVERYBODY


def sites() -> tuple[SiteCard, ...]:
    """Every site of the installation, the one at the root first."""
    return tuple(_card(each) for each in Site.objects.select_related("unit", "successor").order_by("key"))


def site_of_unit(unit_id: int) -> SiteCard | None:
    """The site of a unit."""
    return _first(unit_id=unit_id)


def menu_pages(numbers: Collection[int]) -> tuple[MenuPage, ...]:
    """The pages of a menu that are public, in its order."""
    titles = dict(PublishedArticle.objects.filter(pk__in=numbers).values_list("pk", "title"))
    return tuple(MenuPage(each, address_words(titles[each]), titles[each]) for each in numbers if each in titles)


def pages_of(site: SiteCard) -> tuple[MenuPage, ...]:
    """The public pages a site may put into its menu: its own unit's."""
    found = PublishedArticle.objects.filter(unit=site.unit_id, kind=Kind.PAGE).order_by("title")
    return tuple(MenuPage(number, address_words(title), title) for number, title in found.values_list("pk", "title"))


def outages_to_announce(*, at: datetime) -> tuple[OutageCard, ...]:
    """Announced outages that are not over, the next one first."""
    found = Outage.objects.filter(ends_at__gt=at, cancelled_at=None).order_by("begins_at")
    return tuple(OutageCard(each.pk, each.begins_at, each.ends_at, each.reason, each.urgency) for each in found)


def _first(**wanted: object) -> SiteCard | None:
    found = Site.objects.select_related("unit", "successor").filter(**wanted).first()
    return _card(found) if found else None


def _card(site: Site) -> SiteCard:
    return SiteCard(
        id=site.pk,
        unit_id=site.unit_id,
        unit_code=site.unit.code,
        key=site.key,
        host=site.host,
        name=site.name,
        tagline=site.tagline,
        shows_all_units=site.shows_all_units,
        address=site.address,
        phone=site.phone,
        email=site.email,
        hours=site.hours,
        latitude=site.latitude,
        longitude=site.longitude,
        menu=tuple(site.menu),
        closed_on=site.closed_on,
        successor_key=site.successor.key if site.successor else "",
        successor_name=site.successor.name if site.successor else "",
    )
