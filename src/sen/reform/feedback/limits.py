"""How often one address may answer in an hour, counted without ever writing an address down."""

import hashlib
import hmac
import secrets
from datetime import datetime
from ipaddress import IPv6Address, ip_address

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal

# A ward office or a school shares one address, so the limit is generous to people and tight for machines.
MOST_PER_HOUR = {"rate": 60, "comment": 10}
_HOUR = 60 * 60
_DAY = 24 * _HOUR


class TooMany(Refusal):
    """One address has sent a great many answers within the hour."""

    message = _("Too many answers came from your network within an hour. Please try again later.")


def count(kind: str, address: str, *, at: datetime) -> None:
    """
    Count one answer of an address.

    :raises TooMany: if it sent too many within the hour
    """
    key = f"feedback-{kind}-{_keyed(address, at)}-{at:%H}"
    answers = cache.get(key, 0) + 1
    if answers > MOST_PER_HOUR[kind]:
        raise TooMany
    cache.set(key, answers, _HOUR)


def _keyed(address: str, at: datetime) -> str:
    """Hash the address with the key of the day, which nobody can recover once the day is over."""
    key = cache.get_or_set(f"feedback-key-{local_day(at):%Y%m%d}", lambda: secrets.token_hex(32), 2 * _DAY)
    return hmac.new(str(key).encode(), _network(address).encode(), hashlib.sha256).hexdigest()[:32]


def _network(address: str) -> str:
    """Give the part of an address that a household shares: one line of IPv6 has 2^64 addresses."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    return str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) else str(parsed)
