"""How large a file is and what its SHA-256 is, worked out once for each edition and remembered by the process."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sen.portal.data.kinds import Dataset, Edition, File

# Far more than editions ever published; a set that grows by itself leaves its old weights behind.
_MOST = 20_000


@dataclass(frozen=True)
class Weight:
    """The size in bytes, and the digest by which a copy is recognised."""

    size: int
    sha256: str


_known: dict[tuple[str, datetime], Weight] = {}


def weights_of(datasets: Iterable[Dataset]) -> dict[str, Weight]:
    """The weight of every file, by its address; those known already are not written again."""
    return {
        file.address: _weight(edition, file) for said in datasets for edition in said.editions for file in edition.files
    }


def forget() -> None:
    """Weigh everything anew."""
    _known.clear()


def _weight(edition: Edition, file: File) -> Weight:
    name = (file.address, edition.published_at)
    if name not in _known:
        if len(_known) >= _MOST:
            forget()
        said = file.read()
        _known[name] = Weight(len(said), hashlib.sha256(said).hexdigest())
    return _known[name]
