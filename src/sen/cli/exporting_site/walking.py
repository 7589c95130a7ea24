"""The walk over every public address, each fetched, written and forgotten before the next."""

from collections import deque
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from sen.cli.exporting_site.fetching import Answer, Portal
from sen.cli.exporting_site.places import Places, file_of, is_nothing, relative
from sen.cli.exporting_site.rewriting import addresses_in_styles, in_text, rewritten
from sen.portal.data.export import first_addresses

_TEXTS = ("text/", "application/ld+json", "application/xml", "application/rss+xml", "application/atom+xml")
# The catalogue tells their SHA-256: they are copied byte for byte.
_EXACT = (".csv", ".xlsx", ".json")

# How many addresses are written, and how many are known to wait.
Told = Callable[[int, int], None]


class NoAnswer(Exception):
    """The portal does not answer under its own address."""


class _Walk:
    """What is to be fetched yet, and what was seen already: addresses only, never pages."""

    def __init__(self, folder: Path, places: Places) -> None:
        self.folder, self.places = folder, places
        self.portal = Portal(places.origin)
        self.waiting: deque[str] = deque()
        self.seen: set[str] = set()

    def add(self, address: str) -> None:
        """Go there later, once."""
        if address not in self.seen:
            self.seen.add(address)
            self.waiting.append(address)

    def write(self, address: str, said: bytes) -> None:
        """Put a file where its address leads."""
        path = self.folder / file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said)


def walk(folder: Path, places: Places, told: Told) -> int:
    """
    Write the portal into the folder, telling how far it is; returns how many addresses it has.

    :raises NoAnswer: if the first page does not answer
    """
    journey = _Walk(folder, places)
    first = journey.portal.get("/")
    if first.status != 200:
        raise NoAnswer(
            f"Cổng không trả lời ở {places.origin} (mã {first.status}). Kiểm tra SEN_SITE và SEN_HOSTS có cùng tên máy."
        )
    written = 0
    for start in first_addresses():
        journey.add(start)
        while journey.waiting:
            written += _visit(journey, journey.waiting.popleft())
            told(written, len(journey.waiting))
    return written


def _visit(journey: _Walk, address: str) -> int:
    if address.startswith(settings.STATIC_URL):
        return _copy(journey, urlsplit(address).path)
    answer = journey.portal.get(address)
    if 300 <= answer.status < 400:
        _lead_on(journey, address, answer.location)
    elif answer.status == 200 or is_nothing(address):
        journey.write(address, _as_file(journey, address, answer))
    else:
        return 0  # whoever links to it is named by the check of links
    return 1


def _as_file(journey: _Walk, address: str, answer: Answer) -> bytes:
    if answer.content_type.startswith("text/html"):
        return rewritten(answer.body.decode(), address, journey.places, journey.add).encode()
    if answer.content_type.startswith(_TEXTS) and not urlsplit(address).path.endswith(_EXACT):
        return in_text(answer.body.decode(), journey.places).encode()
    return answer.body


def _lead_on(journey: _Walk, address: str, location: str) -> None:
    """A page that leads on by itself, where a server would have sent the reader on."""
    target = journey.places.internal(location, address)
    link = location
    if target is not None:
        journey.add(target)
        link = relative(address, target)
    said = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(link)}">'
    journey.write(address, f'{said}<title>→</title><a href="{escape(link)}">{escape(link)}</a>'.encode())


def _copy(journey: _Walk, path: str) -> int:
    """A file the pages are made with: style, script, letters, picture."""
    name = path.removeprefix(settings.STATIC_URL)
    said = _static(name)
    if said is None:
        return 0
    journey.write(path, said)
    if name.endswith(".css"):
        for link in addresses_in_styles(said.decode(), path, journey.places):
            journey.add(urlsplit(link).path)
    return 1


def _static(name: str) -> bytes | None:
    collected = Path(staticfiles_storage.path(name))
    source = str(collected) if collected.is_file() else finders.find(name)
    return Path(source).read_bytes() if source else None
