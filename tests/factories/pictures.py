"""Pictures and files for tests, drawn as they are needed; hostile ones, too."""

import io
import zipfile
from datetime import UTC, datetime
from itertools import count

from PIL import Image, ImageDraw

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations
from tests.factories.units import a_unit

AT = datetime(2023, 9, 20, 2, 0, tzinfo=UTC)
_colours = count(1)


def an_image(width: int = 400, height: int = 300, *, shade: int | None = None) -> Image.Image:
    """A plain picture with a circle; another shade makes another picture that looks alike."""
    green, blue = divmod(shade or next(_colours), 256)
    picture = Image.new("RGB", (width, height), (200, 220 - green, blue))
    ImageDraw.Draw(picture).ellipse((width // 4, height // 4, width // 2, height // 2), fill=(30, 90, 60))
    return picture


def bytes_of(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def a_picture(unit_id: int | None = None, *, data: bytes | None = None, **said: object) -> str:
    """A picture brought by the system; returns its key."""
    new = operations.NewPicture(
        **{
            "unit_id": unit_id or a_unit().id,
            "file_name": "anh.png",
            "data": data if data is not None else bytes_of(an_image()),
            **said,
        }
    )
    return operations.add_picture(new, by=SYSTEM, at=AT)


def a_pdf(words: str = "Ke hoach") -> bytes:
    """A PDF of one page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
        + f"% {words}\n".encode()
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def an_attachment(unit_id: int | None = None, **said: object) -> str:
    """A PDF brought by the system; returns its key."""
    new = operations.NewAttachment(
        **{"unit_id": unit_id or a_unit().id, "file_name": "Kế hoạch 12.pdf", "data": a_pdf(), **said}
    )
    return operations.add_attachment(new, by=SYSTEM, at=AT)


def zipped(picture: bytes) -> bytes:
    """A picture with an archive behind it: two files in one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.js", "alert(1)")
    return picture + buffer.getvalue()
