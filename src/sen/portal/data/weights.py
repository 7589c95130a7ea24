"""How large a file is and what its SHA-256 is, worked out once for each edition and remembered by the process."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sen.portal.data.kinds import Dataset, Edition, File
from sen.reform.common.errors import NotFound

# Far more than editions ever published; a set that grows by itself leaves its old weights behind.
_MOST = 20_000


@dataclass(frozen=True)
class Weight:
    """The size in bytes, and the digest by which a copy is recognised."""

    size: int
    sha256: str


_known: dict[tuple[str, datetime], Weight] = {}


def weighed(datasets: Iterable[Dataset]) -> tuple[tuple[Dataset, ...], Mapping[str, Weight]]:
    """The sets with the weight of every file by its address; editions whose seal does not hold are left out."""
    weights: dict[str, Weight] = {}
    found = []
    for said in datasets:
        whole = tuple(edition for edition in said.editions if _add(edition, weights))
        if whole:
            found.append(replace(said, editions=whole))
    return tuple(found), weights


def forget() -> None:
    """Weigh everything anew."""
    _known.clear()


def _add(edition: Edition, weights: dict[str, Weight]) -> bool:
    try:
        weights |= {file.address: _weight(edition, file) for file in edition.files}
    except NotFound:
        return False
    return True


def _weight(edition: Edition, file: File) -> Weight:
    name = (file.address, edition.published_at)
    if name not in _known:
        if len(_known) >= _MOST:
            forget()
        said = file.read()
        _known[name] = Weight(len(said), hashlib.sha256(said).hexdigest())
    return _known[name]
