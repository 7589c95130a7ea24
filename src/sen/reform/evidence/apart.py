"""PDFs and pictures from strangers are opened apart: in a process with little time, little memory and no secrets."""

import json
import subprocess
import sys
from typing import Any

_SECONDS = 30
_READER = "sen.reform.evidence.reader"


class Unreadable(ValueError):
    """The file could not be read within bounds: damaged, hostile, or beyond reason."""


def look(kind: str, data: bytes) -> dict[str, Any]:
    """
    Look at a PDF or picture: `pages`, `text` of the first pages, `problem` (empty when there is none).

    :raises Unreadable: if it cannot be read
    """
    answer: dict[str, Any] = json.loads(_ask(("look", kind), data))
    return answer


def draw(kind: str, data: bytes, page: int) -> bytes:
    """
    Draw one page (from 1) as PNG, or a smaller picture.

    :raises Unreadable: if it cannot be drawn
    """
    return _ask(("draw", kind, str(page)), data)


def clean(kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    """
    Draw a picture anew: what is known of it (`width`, `height`, `likeness`, `problem`), and the new picture as JPEG.

    :raises Unreadable: if it cannot be drawn
    """
    said, _newline, drawn = _ask(("clean", kind), data).partition(b"\n")
    answer: dict[str, Any] = json.loads(said)
    return answer, drawn


def _ask(words: tuple[str, ...], data: bytes) -> bytes:
    # -I: neither the environment nor the current folder has a say in what is run.
    command = (sys.executable, "-I", "-m", _READER, *words)
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=True, env={})
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Unreadable from None
    return done.stdout
