"""The door to the XML below python-docx, for the few things it has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def xml_of(thing: Paragraph | Run | Table | _Row | Section) -> Any:
    """Give the element behind a thing; the library offers it under names of its own only."""
    match thing:
        case Section():
            return thing._sectPr  # noqa: SLF001
        case _:
            return thing._element  # noqa: SLF001


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """Make an element of the word-processing namespace, its attributes in the same."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
