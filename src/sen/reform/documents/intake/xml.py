"""XML from strangers: no document type, hence no entities and nothing fetched; no abyss of nesting."""

from typing import Any
from xml.etree import ElementTree as ET

DEEPEST = 200  # Word itself stays below 100


class DoctypeDeclared(ValueError):
    """The XML declares a document type, the door of every entity attack."""


class NotWellFormed(ValueError):
    """The bytes are no XML, or XML nested beyond reason."""


class _Builder(ET.TreeBuilder):
    """Builds the tree, and stops at the first sign of harm."""

    depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Stop before any declaration inside the document type is read."""
        raise DoctypeDeclared(name)

    def start(self, tag: Any, attributes: Any, /) -> ET.Element:
        """Go one level down, but not for ever."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotWellFormed(tag)
        return super().start(tag, attributes)

    def end(self, tag: Any, /) -> ET.Element:
        """Come one level up."""
        self.depth -= 1
        return super().end(tag)


def parse(data: bytes) -> ET.Element:
    """
    Parse XML.

    :raises DoctypeDeclared: if it declares a document type
    :raises NotWellFormed: if it is no XML
    """
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - the builder refuses what makes it unsafe
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except (ET.ParseError, LookupError) as error:
        raise NotWellFormed(str(error)) from None
    return root
