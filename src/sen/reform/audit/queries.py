"""Reading the chain, and checking that nobody touched it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sen.reform.audit.models import AuditEvent, ChainHead

START = "0" * 64


@dataclass(frozen=True)
class EventLine:
    """One event, as history pages show it."""

    name: str
    at: datetime
    by: str
    details: dict[str, Any]


def history_of(subject_type: str, subject_id: object) -> tuple[EventLine, ...]:
    """All that happened to one thing, oldest first."""
    events = AuditEvent.objects.filter(subject_type=subject_type, subject_id=str(subject_id))
    return tuple(EventLine(event.name, event.at, event.by_label, event.details) for event in events)


def digest_of(event: AuditEvent) -> str:
    """SHA-256 over everything the event says and the digest before it."""
    said = json.dumps(
        [
            event.previous_digest,
            event.name,
            event.subject_type,
            event.subject_id,
            event.at.astimezone(UTC).isoformat(),
            event.by_user_id,
            event.by_label,
            event.details,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()


def broken_links() -> Iterator[str]:
    """Each place where the chain does not hold, as a sentence for the administrator; nothing when it is whole."""
    previous = START
    for event in AuditEvent.objects.order_by("id").iterator():
        if event.previous_digest != previous:
            yield f"Sự kiện {event.pk} ({event}) không nối tiếp sự kiện trước: có sự kiện bị xóa hoặc chèn."
        if event.digest != digest_of(event):
            yield f"Sự kiện {event.pk} ({event}) bị sửa sau khi ghi."
        previous = event.digest
    head = ChainHead.objects.first()
    if (head.digest if head else START) != previous:
        yield "Thiếu các sự kiện cuối: chuỗi kết thúc trước mốc đã ghi."
