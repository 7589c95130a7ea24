"""The hash chain of each ledger, and checking that nobody touched it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from itertools import groupby
from operator import attrgetter

from sen.reform.assessments.models import START, Assessment, Entry


def digest_of(entry: Entry) -> str:
    """SHA-256 over everything the entry says and the digest before it."""
    said = json.dumps(
        [
            entry.previous_digest,
            entry.assessment_id,
            entry.number,
            entry.code,
            entry.stage,
            entry.inputs,
            entry.not_applicable,
            entry.reason,
            entry.by_user_id,
            entry.by_label,
            entry.at.astimezone(UTC).isoformat(),
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()


def broken_ledgers() -> Iterator[str]:
    """Each place where a ledger does not hold, as a sentence for the administrator; nothing when all are whole."""
    heads = {found.pk: found for found in Assessment.objects.select_related("unit", "round")}
    reached: dict[int, tuple[int, str]] = {}
    entries = Entry.objects.order_by("assessment_id", "number").iterator()
    for assessment_id, chain in groupby(entries, key=attrgetter("assessment_id")):
        where = _where(heads[assessment_id])
        previous, number = START, 0
        for entry in chain:
            if entry.previous_digest != previous or entry.number != number + 1:
                yield f"{where}, dòng {entry.number}: không nối tiếp dòng trước, có dòng bị xóa hoặc chèn."
            if entry.digest != digest_of(entry):
                yield f"{where}, dòng {entry.number} (tiêu chí {entry.code}): bị sửa sau khi ghi."
            previous, number = entry.digest, entry.number
        reached[assessment_id] = number, previous
    for assessment_id, head in heads.items():
        if reached.get(assessment_id, (0, START)) != (head.entry_count, head.head_digest):
            yield f"{_where(head)}: thiếu dòng cuối, sổ kết thúc trước mốc đã ghi."


def _where(assessment: Assessment) -> str:
    return f"Sổ kê khai {assessment.unit.name}, {assessment.round.title}"
