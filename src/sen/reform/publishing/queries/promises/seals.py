"""The seals of promises: each version over the one before it, so that none is slipped in, changed or taken out."""

from collections.abc import Iterator
from datetime import UTC

from sen.reform.publishing.models import PublishedPromises
from sen.reform.publishing.queries.seals import START
from sen.reform.scoring.queries import digest_of


def seal_of_promises(version: PublishedPromises, previous_seal: str) -> str:
    """SHA-256 over everything a version says and the seal before it."""
    moment = version.published_at.astimezone(UTC).isoformat()
    said = [version.book, version.number, version.kind, version.digest, digest_of(version.chosen)]
    return digest_of([previous_seal, *said, moment, version.published_by])


def are_intact(version: PublishedPromises) -> bool:
    """Whether the text still gives its digest, and the version its seal."""
    return _is_whole(version, version.previous.seal if version.previous else START)


def broken_promise_seals() -> Iterator[str]:
    """Each published version that was touched, as a sentence for the administrator; nothing when all are whole."""
    book, number, previous = "", 0, START
    for version in PublishedPromises.objects.order_by("book", "number"):
        if version.book != book:
            book, number, previous = version.book, 0, START
        number += 1
        if version.number != number or not _is_whole(version, previous):
            yield f"Lời hứa công bố “{version.book}”, bản {version.number}: bị sửa, xóa hoặc chèn sau khi công bố."
        previous = version.seal


def _is_whole(version: PublishedPromises, previous_seal: str) -> bool:
    return digest_of(version.content) == version.digest and version.seal == seal_of_promises(version, previous_seal)
