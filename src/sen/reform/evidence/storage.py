"""Where the bytes lie: behind Django's storage API, under names of ours, never under a name somebody sent."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

_CHUNK = 1024 * 1024
_written: ContextVar[list[str] | None] = ContextVar("evidence_written", default=None)


def _storage() -> Storage:
    return storages["evidence"]


def put(name: str, data: bytes) -> str:
    """Write bytes; returns the name they lie under."""
    stored = _storage().save(name, ContentFile(data))
    names = _written.get()
    if names is not None:
        names.append(stored)
    return stored


def opened(name: str) -> IO[bytes]:
    """
    Open stored bytes for reading.

    :raises FileNotFoundError: if they are gone
    """
    return _storage().open(name, "rb")


def read(name: str) -> bytes | None:
    """Read stored bytes; None where there are none."""
    try:
        with opened(name) as file:
            return file.read()
    except FileNotFoundError:
        return None


def sha256_of(name: str) -> str | None:
    """Compute the digest of stored bytes, piece by piece; None where they are gone."""
    digest = hashlib.sha256()
    try:
        with opened(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


@contextmanager
def leaving_nothing_behind() -> Iterator[None]:
    """Take away what was written inside when it ends in an error: files do not roll back with the database."""
    outer, names = _written.get(), list[str]()
    token = _written.set(names)
    try:
        yield
    except BaseException:
        for name in names:
            _storage().delete(name)
        raise
    else:
        if outer is not None:
            outer.extend(names)
    finally:
        _written.reset(token)
