"""The units whose service citizens rate."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.common.text import fold
from sen.reform.documents.qr import svg
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard, units_on

_PREFIX = "organizations.unit:"
# The committee and the province are served through these.
_SERVING = (Kind.OFFICE, Kind.DEPARTMENT, Kind.WARD, Kind.COMMUNE)


class ServiceNotFound(NotFound):
    """No unit that serves citizens goes by the name."""

    message = _("There is no such unit today. Look in the list of units that serve citizens.")


@dataclass(frozen=True)
class ServiceUnit:
    """A unit that serves citizens."""

    id: int
    code: str
    name: str
    kind_label: str
    slug: str

    @property
    def subject(self) -> str:
        """The name ratings and comments know its service by."""
        return service_subject(self.code)


def service_subject(code: str) -> str:
    """The name ratings and comments know the service of a unit by."""
    return f"{_PREFIX}{code}"


def service_units(on: date) -> tuple[ServiceUnit, ...]:
    """The units that serve citizens on a day, each with its word in addresses; namesakes add their codes."""
    found = units_on(on, kinds=_SERVING)
    words = Counter(_word(unit.name) for unit in found)
    return tuple(_service(unit, is_alone=words[_word(unit.name)] == 1) for unit in found)


def service_unit(slug: str, on: date) -> ServiceUnit:
    """
    The unit that goes by a word on a day.

    :raises ServiceNotFound: if there is none
    """
    for unit in service_units(on):
        if unit.slug == slug:
            return unit
    raise ServiceNotFound


def qr_code(address: str) -> str:
    """The address as a QR code in SVG, as large as its place; the address is to stand beside it in words."""
    in_its_place = r'viewBox="0 0 \1 \2" aria-hidden="true"'
    return re.sub(r'width="(\d+)" height="(\d+)"', in_its_place, svg(address), count=1)


def _service(unit: UnitCard, *, is_alone: bool) -> ServiceUnit:
    word = _word(unit.name)
    slug = word if is_alone else f"{word}-{_word(unit.code)}"
    return ServiceUnit(unit.id, unit.code, unit.name, unit.kind_label, slug)


def _word(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
