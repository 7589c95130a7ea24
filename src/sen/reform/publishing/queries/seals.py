"""The seals, and checking that nobody touched what was published."""

from collections.abc import Iterator
from datetime import UTC

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import State
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.scoring.queries import digest_of

START = "0" * 64
# Where the assessments of a round stand after each kind of version.
_STANDS = {State.PUBLISHED: Kind.PUBLISHED, State.CORRECTED: Kind.CORRECTED, State.WITHDRAWN: Kind.WITHDRAWN}


def seal_of(version: PublishedResult, previous_seal: str) -> str:
    """SHA-256 over everything a version says and the seal before it."""
    return digest_of(
        [
            previous_seal,
            version.round_id,
            version.number,
            version.kind,
            version.digest,
            version.published_at.astimezone(UTC).isoformat(),
            version.published_by,
            version.reason,
        ]
    )


def is_intact(version: PublishedResult) -> bool:
    """Whether the text still gives its digest, and the version its seal ("nguyên vẹn")."""
    previous_seal = version.previous.seal if version.previous else START
    return _text_is_whole(version) and version.seal == seal_of(version, previous_seal)


def broken_seals() -> Iterator[str]:
    """Each published version that was touched, as a sentence for the administrator; nothing when all are whole."""
    for card in assessments.rounds():
        previous_seal, last = START, None
        for number, version in enumerate(PublishedResult.objects.filter(round_id=card.id).order_by("number"), start=1):
            where = f"Kết quả công bố “{card.title}”, bản {version.number}"
            if not _text_is_whole(version):
                yield f"{where}: nội dung bị sửa sau khi công bố."
            if version.number != number or version.seal != seal_of(version, previous_seal):
                yield f"{where}: niêm phong không khớp, có bản bị sửa, xóa hoặc chèn."
            previous_seal, last = version.seal, version
        stands = {kind.value for state, kind in _STANDS.items() if card.states.get(state)}
        if stands - {last.kind if last else ""}:
            yield f"Kết quả công bố “{card.title}”: thiếu bản cuối, các bản kết thúc trước mốc đã ghi."


def _text_is_whole(version: PublishedResult) -> bool:
    if version.kind == Kind.WITHDRAWN:
        return version.content is None and version.digest == ""
    return digest_of(version.content) == version.digest
