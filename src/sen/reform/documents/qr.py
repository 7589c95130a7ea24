"""QR codes, drawn: squares of black on white with the quiet edge readers need."""

import io

import segno

CORRECTION = "m"  # 15 %: a stamp's edge or a fold does not spoil it
QUIET_EDGE = 4
DOTS_PER_SQUARE = 10


def png(address: str) -> bytes:
    """Draw for DOCX, whose readers all know PNG."""
    buffer = io.BytesIO()
    _code(address).save(buffer, kind="png", scale=DOTS_PER_SQUARE, border=QUIET_EDGE)
    return buffer.getvalue()


def svg(address: str) -> str:
    """Draw for PDF, sharp at any size."""
    buffer = io.BytesIO()
    _code(address).save(buffer, kind="svg", border=QUIET_EDGE, xmldecl=False, nl=False, light="white")
    return buffer.getvalue().decode()


def svg_without_size(address: str) -> str:
    """Draw for a page, whose style gives it its size."""
    buffer = io.BytesIO()
    _code(address).save(buffer, kind="svg", border=QUIET_EDGE, xmldecl=False, nl=False, light="white", omitsize=True)
    return buffer.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=CORRECTION)
