"""Pictures from strangers drawn anew, within the process apart: only what is to be seen is left."""

import io
import json
import warnings

from PIL import Image, ImageOps

LONGEST_SIDE, QUALITY = 2_560, 90
_ACROSS, _DOWN = 9, 8


def clean_picture(data: bytes, kind: str) -> bytes:
    """
    Answer with one line of JSON – `width`, `height`, `likeness`, `problem` – and, without a problem, the JPEG.

    Orientation is applied; place, camera, thumbnails and everything else the file carried stays behind.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as picture:
                # A phone's JPEG may hold a second picture of the same moment; films in other formats are no pictures.
                if kind != "jpeg" and getattr(picture, "n_frames", 1) > 1:
                    return _answer(problem="moving")
                return _drawn_anew(picture)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return _answer(problem="large")


def likeness(picture: Image.Image) -> str:
    """What a picture looks like in 64 bits: whether each of 8 × 8 fields is lighter than the next on its line."""
    small = picture.convert("L").resize((_ACROSS, _DOWN), Image.Resampling.LANCZOS)
    greys = small.tobytes()
    bits = 0
    for down in range(_DOWN):
        for across in range(_ACROSS - 1):
            at = down * _ACROSS + across
            bits = bits << 1 | (greys[at] < greys[at + 1])
    return f"{bits:016x}"


def _drawn_anew(picture: Image.Image) -> bytes:
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    coloured = upright.convert("RGBA")
    flat = Image.new("RGB", coloured.size, "white")
    flat.paste(coloured, mask=coloured)
    buffer = io.BytesIO()
    flat.save(buffer, "JPEG", quality=QUALITY)
    return _answer(width=flat.width, height=flat.height, likeness=likeness(flat)) + buffer.getvalue()


def _answer(*, width: int = 0, height: int = 0, likeness: str = "", problem: str = "") -> bytes:
    said = {"width": width, "height": height, "likeness": likeness, "problem": problem}
    return json.dumps(said).encode() + b"\n"
