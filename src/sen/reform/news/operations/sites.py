"""Setting up the sites of units, closing them after a merger, and announcing hours without service."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import our_words
from sen.reform.common.days import format_day, format_moment, local_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc, slug
from sen.reform.news import permissions
from sen.reform.news.models import Outage, PublishedArticle, Site
from sen.reform.organizations.queries import work_calendar

# Nghị định 224/2026, Điều 13: a planned outage is announced at least seven working days before.
WORKING_DAYS_BEFORE = 7
LONGEST_REASON = 300


class SiteNotFound(NotFound):
    """No site has this number."""

    message = _("There is no such site. Look in the list of sites.")


class WordTaken(Refusal):
    """The first word of the site's addresses belongs to something else."""

    message = _("“%(word)s” is taken by another page or site. Choose another first word for its addresses.")


class WordUnfit(Refusal):
    """The first word of the addresses is not one."""

    message = _("“%(word)s” does not fit into an address. Use small letters without marks, figures and hyphens.")


class HostTaken(Refusal):
    """Another site, or this unit already, has it."""

    message = _("This unit has a site already, or the host name %(host)s belongs to another site.")


class NameMissing(Refusal):
    """A site without a name."""

    message = _("The site needs the name readers see, such as “Phường 3”.")


class NotAPage(Refusal):
    """The menu names an article that is no public page."""

    message = _("Only published pages of the site can stand in its menu. Publish the page first, then add it.")


class TooSoon(Refusal):
    """A planned outage announced too late."""

    message = _(
        "%(begin)s is only %(days)s working days away; a planned outage is announced %(least)s working days before. "
        "Choose a later day, or say what makes it urgent."
    )


class HoursUnfit(Refusal):
    """An outage that ends before it begins, or lies in the past."""

    message = _("The outage must begin in the future and end after it begins (%(begin)s – %(end)s).")


class OutageReasonMissing(Refusal):
    """An outage without a reason."""

    message = _("Tell readers why, in at most %(most)s characters.")


@dataclass(frozen=True, kw_only=True)
class SiteText:
    """What is said about a site."""

    key: str
    name: str
    host: str = ""
    tagline: str = ""
    shows_all_units: bool = False
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    menu: tuple[int, ...] = ()


@transaction.atomic
def set_up_site(*, unit_id: int, said: SiteText, by: Actor, at: datetime) -> int:
    """
    Give a unit its site.

    :raises WordUnfit, WordTaken, HostTaken, NameMissing, NotAPage: if what is said does not fit
    """
    permissions.may_keep_sites(by).enforce()
    return _kept(Site(unit_id=unit_id), said, by=by, at=at)


@transaction.atomic
def change_site(*, site_id: int, said: SiteText, by: Actor, at: datetime) -> int:
    """
    Say something else about a site.

    :raises SiteNotFound: if there is none
    """
    permissions.may_keep_sites(by).enforce()
    return _kept(_locked(site_id), said, by=by, at=at)


@transaction.atomic
def close_site(*, site_id: int, on: date, successor_id: int | None, by: Actor, at: datetime) -> None:
    """Close the site of a unit that went on as another: everything stays readable and points to the successor."""
    permissions.may_keep_sites(by).enforce()
    site = _locked(site_id)
    site.closed_on, site.successor = on, _locked(successor_id) if successor_id else None
    site.changed_at, site.changed_by = at, by.label
    site.save()
    audit.record("site_closed", site, by=by, at=at, on=format_day(on), successor=successor_id)
    raise_edition()


@transaction.atomic
def announce_outage(
    *, begins_at: datetime, ends_at: datetime, reason: str, urgency: str = "", by: Actor, at: datetime
) -> int:
    """
    Tell readers when the portal will not be reached.

    :raises HoursUnfit: if it does not lie ahead
    :raises TooSoon: if it is fewer than seven working days away and nothing makes it urgent
    :raises OutageReasonMissing: if no reason is given
    """
    permissions.may_keep_sites(by).enforce()
    words = nfc(reason)
    if not words or len(words) > LONGEST_REASON:
        raise OutageReasonMissing(most=LONGEST_REASON)
    if not at < begins_at < ends_at:
        raise HoursUnfit(begin=format_moment(begins_at), end=format_moment(ends_at))
    days = work_calendar().between(local_day(at), local_day(begins_at))
    if days < WORKING_DAYS_BEFORE and not urgency.strip():
        raise TooSoon(begin=format_moment(begins_at), days=days, least=WORKING_DAYS_BEFORE)
    announced = Outage.objects.create(
        begins_at=begins_at,
        ends_at=ends_at,
        reason=words,
        urgency=nfc(urgency)[:LONGEST_REASON],
        announced_at=at,
        announced_by=by.label,
    )
    audit.record("outage_announced", announced, by=by, at=at, begins_at=begins_at.isoformat())
    raise_edition()
    return announced.pk


@transaction.atomic
def cancel_outage(*, outage_id: int, by: Actor, at: datetime) -> None:
    """Take an announcement back; it stays on record."""
    permissions.may_keep_sites(by).enforce()
    found = Outage.objects.select_for_update().filter(pk=outage_id, cancelled_at=None).first()
    if found is None:
        raise NotFound(_("This outage is not announced any more. Reload the page."))
    found.cancelled_at, found.cancelled_by = at, by.label
    found.save()
    audit.record("outage_cancelled", found, by=by, at=at)
    raise_edition()


def _kept(site: Site, said: SiteText, *, by: Actor, at: datetime) -> int:
    if not nfc(said.name):
        raise NameMissing
    if said.key != slug(said.key):
        raise WordUnfit(word=said.key)
    if said.key in our_words() or Site.objects.filter(key=said.key).exclude(pk=site.pk).exists():
        raise WordTaken(word=said.key or "/")
    if PublishedArticle.objects.filter(pk__in=said.menu, kind="page").count() != len(set(said.menu)):
        raise NotAPage
    for name, value in vars(said).items():
        setattr(site, name, nfc(value) if isinstance(value, str) else value)
    site.host, site.menu = said.host.strip().lower(), list(said.menu)
    site.changed_at, site.changed_by = at, by.label
    is_new = site.pk is None
    try:
        with transaction.atomic():
            site.save()
    except IntegrityError:
        raise HostTaken(host=site.host or "–") from None
    audit.record("site_set_up" if is_new else "site_changed", site, by=by, at=at, key=site.key, host=site.host)
    raise_edition()
    return site.pk


def _locked(site_id: int) -> Site:
    found = Site.objects.select_for_update().filter(pk=site_id).first()
    if found is None:
        raise SiteNotFound
    return found
