"""The seals, and checking that nobody touched what was published."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date
from typing import Any

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import State
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.scoring.queries import digest_of

START = "0" * 64
# What a version says of its round, in columns of its own so that whoever reads it needs no other table.
SAID_OF_ROUND = ("year", "key", "block", "title", "cut_off_on", "is_simulated")
# Where the assessments of a round stand after each kind of version.
_STANDS = {State.PUBLISHED: Kind.PUBLISHED, State.CORRECTED: Kind.CORRECTED, State.WITHDRAWN: Kind.WITHDRAWN}


def about_round(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a sealed text says of its round, as the columns hold it."""
    said = content["round"]
    return {name: said[name] for name in SAID_OF_ROUND} | {"cut_off_on": date.fromisoformat(said["cut_off_on"])}


def seal_of(version: PublishedResult, previous_seal: str) -> str:
    """SHA-256 over everything a version says and the seal before it."""
    said = [
        previous_seal,
        version.round_id,
        version.number,
        version.kind,
        version.digest,
        version.published_at.astimezone(UTC).isoformat(),
        version.published_by,
        version.reason,
    ]
    # Versions from before the rules were kept were sealed without them.
    return digest_of(said if version.method is None else [*said, digest_of(version.method)])


def is_intact(version: PublishedResult) -> bool:
    """Whether the text still gives its digest, and the version its seal ("nguyên vẹn")."""
    return _text_is_whole(version) and seal_holds(version)


def seal_holds(version: PublishedResult) -> bool:
    """Whether what is said about the text is still what was sealed; the text itself is not looked at."""
    return version.seal == seal_of(version, version.previous.seal if version.previous else START)


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
    if version.content is None or version.kind == Kind.WITHDRAWN:
        return version.content is None and version.kind == Kind.WITHDRAWN and version.digest == ""
    about = about_round(version.content)
    return digest_of(version.content) == version.digest and all(
        getattr(version, name) == said for name, said in about.items()
    )
