"""What a light text refers to: pictures and files we hold, and what it may not refer to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from sen.reform.news.light_text.parsing import attachment_key, leads_somewhere_allowed, picture_key, reader

# The words that say a picture tells nothing: screen readers pass it over.
DECORATIVE = "trang trí"


@dataclass(frozen=True)
class PictureReference:
    """A picture in a text, with the words around it."""

    key: str
    alt: str
    caption: str = ""
    is_leading: bool = False

    @property
    def is_described(self) -> bool:
        """Whether somebody said what is to be seen, or that nothing is."""
        return bool(self.alt)

    @property
    def alternative(self) -> str:
        """The words for those who do not see it."""
        return "" if self.alt.casefold() == DECORATIVE else self.alt


@dataclass(frozen=True)
class References:
    """Everything a text refers to."""

    pictures: tuple[PictureReference, ...]
    attachments: tuple[str, ...]
    # Addresses of pictures we do not hold, and of links that lead nowhere allowed.
    foreign_pictures: tuple[str, ...]
    forbidden_links: tuple[str, ...]


def references(body: str) -> References:
    """Find them all, each file once, in reading order."""
    tokens = reader().parse(body)
    leading = leading_picture(tokens)
    pictures: list[PictureReference] = []
    attachments: dict[str, None] = {}
    foreign: list[str] = []
    forbidden: list[str] = []
    for token in inline_tokens(tokens):
        if token.type == "image":
            reference = reference_of(token, is_leading=token is leading)
            if reference.key:
                pictures.append(reference)
            else:
                foreign.append(str(token.attrs["src"]))
        elif token.type == "link_open":
            address = str(token.attrs["href"])
            if key := attachment_key(address):
                attachments[key] = None
            elif not leads_somewhere_allowed(address):
                forbidden.append(address)
    return References(tuple(pictures), tuple(attachments), tuple(foreign), tuple(forbidden))


def reference_of(token: Token, *, is_leading: bool = False) -> PictureReference:  # a fact, told on
    """Read the sign of a picture."""
    words = " ".join(token.content.split())
    return PictureReference(
        key=picture_key(str(token.attrs["src"])),
        alt=words,
        caption=" ".join(str(token.attrs.get("title", "")).split()),
        is_leading=is_leading,
    )


def leading_picture(tokens: list[Token]) -> Token | None:
    """The picture a text begins with, alone on its line: it stands above the words, and in lists of articles."""
    if len(tokens) < 2 or tokens[0].type != "paragraph_open":
        return None
    pictures = only_pictures(tokens[1])
    return pictures[0] if len(pictures) == 1 and picture_key(str(pictures[0].attrs["src"])) else None


def only_pictures(inline: Token) -> list[Token]:
    """The pictures of a paragraph that holds nothing else; none when it holds words."""
    children = inline.children or []
    pictures = [child for child in children if child.type == "image"]
    others = [child for child in children if child.type not in {"image", "softbreak", "hardbreak"} and child.content]
    return [] if others else pictures


def inline_tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    """Everything that stands inside paragraphs, headings and cells."""
    for token in tokens:
        yield from token.children or ()
