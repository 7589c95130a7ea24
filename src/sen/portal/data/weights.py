"""How large a file is and what its SHA-256 is, worked out once for each edition."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from sen.portal.data.kinds import Dataset, Edition, File

# Another way of writing files gives other bytes: raise this number with it.
_WRITING = 1
_MONTH = 30 * 24 * 60 * 60


@dataclass(frozen=True)
class Weight:
    """The size in bytes, and the digest by which a copy is recognised."""

    size: int
    sha256: str


def weights_of(datasets: Iterable[Dataset]) -> dict[str, Weight]:
    """The weight of every file, by its address; those known already are not written again."""
    files = {_name(edition, file): file for said in datasets for edition in said.editions for file in edition.files}
    known = cache.get_many(files)
    new = {name: _weigh(file) for name, file in files.items() if name not in known}
    if new:
        cache.set_many(new, _MONTH)
    return {file.address: Weight(*(known.get(name) or new[name])) for name, file in files.items()}


def _weigh(file: File) -> tuple[int, str]:
    said = file.read()
    return len(said), hashlib.sha256(said).hexdigest()


def _name(edition: Edition, file: File) -> str:
    what = f"{_WRITING} {file.address} {edition.published_at.isoformat()}"
    return f"weight-{hashlib.sha256(what.encode()).hexdigest()[:40]}"
