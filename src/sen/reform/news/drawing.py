"""The sizes and formats of a picture, drawn from its clean copy."""

import io
from typing import Any

from PIL import Image

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
