"""The hash chain of each ledger, and checking that nobody touched it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from itertools import groupby
from operator import attrgetter

from sen.reform.assessments.models import START, Assessment, Entry, Latest
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared


def digest_of(entry: Entry) -> str:
    """SHA-256 over everything the entry says and the digest before it."""
    said = json.dumps(
        [
            entry.previous_digest,
            entry.assessment_id,
            entry.number,
            entry.code,
            entry.stage,
            entry.act,
            entry.inputs,
            entry.not_applicable,
            entry.points,
            entry.rule_digest,
            entry.reason,
            entry.by_user_id,
            entry.by_label,
            entry.at.astimezone(UTC).isoformat(),
            entry.save_key,
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


def wrong_projections() -> Iterator[str]:
    """Each place where what counts now is not the latest entry of the ledger, as a sentence."""
    newest: dict[tuple[int, str, str], tuple[int, int]] = {}
    for entry in Entry.objects.order_by("assessment_id", "number").iterator():
        key = entry.assessment_id, entry.code, entry.stage
        newest[key] = entry.pk, newest.get(key, (0, 0))[1] + 1
    kept = {(each.assessment_id, each.code, each.stage): (each.entry_id, each.count) for each in Latest.objects.all()}
    for assessment_id, code, _stage in sorted(key for key in newest | kept if newest.get(key) != kept.get(key)):
        found = Assessment.objects.select_related("unit", "round").get(pk=assessment_id)
        yield f"{_where(found)}, tiêu chí {code}: dòng đang dùng không phải dòng mới nhất của sổ."


def wrong_points() -> Iterator[str]:
    """Each entry whose points the rule does not give for its figures, as a sentence; every one is computed again."""
    heads = {found.pk: found for found in Assessment.objects.select_related("unit", "round")}
    entries = Entry.objects.order_by("assessment_id", "number").iterator()
    for assessment_id, chain in groupby(entries, key=attrgetter("assessment_id")):
        head, found = heads[assessment_id], list(chain)
        said = [Declared(entry.code, entry.inputs, entry.not_applicable) for entry in found]
        for entry, mark in zip(found, loader.marks_of(head.round.index_version_id, said), strict=True):
            if mark.points != entry.points:
                yield f"{_where(head)}, dòng {entry.number} (tiêu chí {entry.code}): tính lại ra điểm khác."


def _where(assessment: Assessment) -> str:
    return f"Sổ kê khai {assessment.unit.name}, {assessment.round.title}"
