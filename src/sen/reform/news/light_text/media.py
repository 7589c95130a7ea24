"""Pictures and files an article shows: what is known of each, and the addresses they are fetched from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WIDTHS = (360, 720, 1280)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# Where readers fetch them; the portal answers there, the same for every site of the installation.
PUBLIC_PLACE = "/"
_KINDS = {
    "application/pdf": ("PDF", "pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("Word", "docx"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("Excel", "xlsx"),
}


@dataclass(frozen=True, kw_only=True)
class PictureFile:
    """A picture we hold: its size is known from the first moment; other sizes and formats are drawn a little later."""

    key: str
    width: int
    height: int
    credit: str = ""
    is_illustration: bool = False
    is_drawn: bool = False


@dataclass(frozen=True)
class PictureSource:
    """The sizes of a picture in one modern format."""

    type: str
    srcset: str


@dataclass(frozen=True, kw_only=True)
class PictureCard(PictureFile):
    """A picture as an article shows it; no alternative words means that it only decorates."""

    alt: str
    caption: str = ""
    is_leading: bool = False
    place: str = PUBLIC_PLACE

    @property
    def src(self) -> str:
        """The one every browser shows."""
        return self._address(self._jpeg_widths[:2][-1], "jpg")

    @property
    def srcset(self) -> str:
        """Its sizes as JPEG."""
        return self._srcset("jpg", self._jpeg_widths)

    @property
    def sources(self) -> tuple[PictureSource, ...]:
        """Its sizes in the formats that weigh less, the lightest first; none before they are drawn."""
        if not self.is_drawn:
            return ()
        return tuple(PictureSource(TYPES[ext], self._srcset(ext, widths_of(self.width))) for ext in ("avif", "webp"))

    @property
    def credit_line(self) -> str:
        """Whose picture it is, and that it shows nothing that happened; official words, so Vietnamese."""
        credit = f"Ảnh: {self.credit}." if self.credit else ""
        return " ".join(filter(None, (credit, "Hình minh họa." if self.is_illustration else "")))

    @property
    def _jpeg_widths(self) -> tuple[int, ...]:
        widths = widths_of(self.width)
        return widths if self.is_drawn else widths[-1:]

    def _srcset(self, extension: str, widths: tuple[int, ...]) -> str:
        return ", ".join(f"{self._address(width, extension)} {width}w" for width in widths)

    def _address(self, width: int, extension: str) -> str:
        return f"{self.place}anh/{self.key}-{width}.{extension}"


@dataclass(frozen=True, kw_only=True)
class AttachmentCard:
    """A file an article offers."""

    key: str
    name: str
    content_type: str
    size: int
    place: str = PUBLIC_PLACE

    @property
    def kind(self) -> str:
        """What people call such a file."""
        return _KINDS[self.content_type][0]

    @property
    def address(self) -> str:
        """Where it is fetched."""
        return f"{self.place}tep/{self.key}.{_KINDS[self.content_type][1]}"

    @property
    def size_in_words(self) -> str:
        """
        Its size as people read it.

        >>> AttachmentCard(key="", name="", content_type="application/pdf", size=1_400_000).size_in_words
        '1,3 MB'
        """
        if self.size < 1024 * 1024:
            return f"{max(1, round(self.size / 1024))} KB"
        return f"{self.size / 1024 / 1024:.1f} MB".replace(".", ",")


@dataclass(frozen=True)
class Media:
    """The pictures and files at hand, by key; those for the desk come from a place of its own."""

    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    attachments: Mapping[str, AttachmentCard] = field(default_factory=dict)
    place: str = PUBLIC_PLACE


def widths_of(width: int) -> tuple[int, ...]:
    """
    The widths a picture is drawn in: never wider than it is.

    >>> widths_of(3000), widths_of(900), widths_of(200)
    ((360, 720, 1280), (360, 720, 900), (200,))
    """
    return (*(each for each in WIDTHS if each < width), *(() if width > WIDTHS[-1] else (width,)))
