"""How cells look: Times New Roman, framed, wrapped; numbers with Vietnamese commas and dots."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sen.reform.documents.content import Align

TYPEFACE = "Times New Roman"
VIETNAMESE = "[$-42A]"  # commas before decimals in LibreOffice; Excel takes the signs of the reader's Windows
LONGEST_OF_TEXT_FORMAT = 255  # older Excel shows longer ones as ####
RISKY_BEGINNINGS = ("=", "+", "-", "@")


@dataclass(frozen=True, kw_only=True)
class Look:
    """How one cell is set; size in points."""

    is_bold: bool = False
    is_italic: bool = False
    is_framed: bool = True
    align: Align = Align.LEFT
    size: int = 12

    def aligned(self, align: Align) -> "Look":
        """The same, standing elsewhere."""
        return replace(self, align=align)


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Look, str, bool], Any] = {}

    def of_text(self, look: Look, text: str) -> Any:
        """The format of words; those that look like a formula stay words even when somebody edits them."""
        as_text = "@" if len(text) <= LONGEST_OF_TEXT_FORMAT else "General"
        return self._format(look, as_text, is_quoted=text.startswith(RISKY_BEGINNINGS))

    def of_number(self, look: Look, places: int) -> Any:
        """The format of a number."""
        return self._format(look, f"{VIETNAMESE}#,##0" + ("." + "0" * places if places else ""), is_quoted=False)

    def _format(self, look: Look, number_format: str, *, is_quoted: bool) -> Any:
        key = (look, number_format, is_quoted)
        if key not in self._made:
            properties = {
                "font_name": TYPEFACE,
                "font_size": look.size,
                "bold": look.is_bold,
                "italic": look.is_italic,
                "border": int(look.is_framed),
                "align": look.align.value,
                "indent": int(look.is_framed and look.align is not Align.CENTRE),
                "valign": "vcenter",
                "text_wrap": True,
                "num_format": number_format,
                "quote_prefix": is_quoted,
            }
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def places_of(number: Decimal) -> int:
    """
    Count the decimals a number needs.

    >>> places_of(Decimal("1.50")), places_of(Decimal("100"))
    (1, 0)
    """
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def rounded(number: Decimal, places: int) -> float:
    """Round as the page does, so that the sheet holds what the page shows."""
    return float(number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
