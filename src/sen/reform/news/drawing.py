"""The sizes and formats of a picture, drawn from its clean copy."""

import io
from typing import Any

from PIL import Image

from sen.reform.news import storage
from sen.reform.news.light_text.media import TYPES, widths_of

_OPTIONS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
    "webp": {"format": "WEBP", "quality": 76, "method": 4},
    "avif": {"format": "AVIF", "quality": 55, "speed": 7},
}


def drawn(clean: bytes, width: int, extension: str) -> bytes:
    """Draw a clean copy some pixels wide, in the format of an extension."""
    with Image.open(io.BytesIO(clean), formats=("JPEG",)) as picture:
        height = max(1, round(picture.height * width / picture.width))
        smaller = picture.resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    smaller.save(buffer, **_OPTIONS[extension])
    return buffer.getvalue()


def draw_every_size(key: str) -> None:
    """
    Draw a picture in every size and format and keep them; twice drawn is the same.

    It takes seconds, so it is done within no transaction.
    """
    clean = storage.read(storage.clean_name(key))
    with Image.open(io.BytesIO(clean), formats=("JPEG",)) as picture:
        widths = widths_of(picture.width)
    for width in widths:
        for extension in TYPES:
            storage.keep(storage.picture_name(key, width, extension), drawn(clean, width, extension))
