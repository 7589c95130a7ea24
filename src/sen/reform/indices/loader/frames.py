"""A definition that extends a frame, made whole with the frame that was adopted before it."""

import tomllib

from sen.engine import frame_named_in
from sen.engine.definitions.frames import extend
from sen.reform.indices import queries
from sen.reform.indices.tables import write_toml


def frame_for(text: str) -> str | None:
    """The text of the adopted version that came from the file a definition extends; none if it stands alone."""
    named = frame_named_in(text)
    return queries.text_of_file(named) if named else None


def in_full(text: str) -> str:
    """
    A sound definition with its frame laid under it, as it is kept.

    A later version of the frame then changes nothing that was adopted.
    """
    frame = frame_for(text)
    if frame is None:
        return text
    whole, _findings = extend(tomllib.loads(frame), tomllib.loads(text), "")
    alone = {key: said for key, said in whole["index"].items() if key != "extends"}
    return write_toml({**whole, "index": alone})
