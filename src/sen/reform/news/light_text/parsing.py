"""Reading light text: the signs that mean something, and the addresses a link may lead to."""

import re

from markdown_it import MarkdownIt

# Raw HTML, code, underlined headings and addresses that turn into links by themselves are no part of it.
_SIGNS = (
    "table",
    "heading",
    "hr",
    "list",
    "blockquote",
    "emphasis",
    "link",
    "image",
    "newline",
    "escape",
    "entity",
)
PICTURE, ATTACHMENT = "anh:", "tep:"
KEY = r"[0-9a-f]{20}"
_PICTURE = re.compile(rf"{PICTURE}({KEY})")
_ATTACHMENT = re.compile(rf"{ATTACHMENT}({KEY})")
# A name before the host passes for the host (https://sonoivu.gov.vn@elsewhere/); "//host" leads elsewhere, too.
_LINK = re.compile(rf"https?://[^/?#@\\]+([/?#].*)?|mailto:[^?]+|tel:[-+0-9.() %]+|{ATTACHMENT}{KEY}|/(?![/\\]).*|/")


def reader() -> MarkdownIt:
    """A reader of light text, ready for use."""
    markdown = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "breaks": True})
    markdown.enable(list(_SIGNS))
    # Pictures from anywhere are read as pictures, so that they can be refused by name; they are never shown.
    markdown.validateLink = _any_address  # type: ignore[method-assign, assignment]
    return markdown


def _any_address(_address: str) -> bool:
    return True


def leads_somewhere_allowed(address: str) -> bool:
    """
    Whether a link may have this address.

    >>> [leads_somewhere_allowed(each) for each in ("https://a.vn/b", "/tin/", "//a.vn", "javascript:alert(1)")]
    [True, True, False, False]
    """
    return bool(_LINK.fullmatch(address))


def picture_key(address: str) -> str:
    """The key of the picture an address names; empty when it names none of ours."""
    found = _PICTURE.fullmatch(address)
    return found[1] if found else ""


def attachment_key(address: str) -> str:
    """The key of the file an address names; empty when it names none of ours."""
    found = _ATTACHMENT.fullmatch(address)
    return found[1] if found else ""
