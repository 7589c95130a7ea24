"""The archive a DOCX is: what it may hold, checked before anything is unpacked."""

import io
import zipfile
import zlib
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from sen.reform.documents.intake import limits, refusals
from sen.reform.documents.intake.xml import DoctypeDeclared, NotWellFormed, parse

CONTENT_TYPES = "[Content_Types].xml"
READABLE_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
MACRO_TYPES = ("macroenabled", "vbaproject")
OBJECT_RELATIONS = ("oleobject", "control", "activexcontrolbinary")
TEMPLATE_RELATION = "attachedtemplate"

# All the ways in which a part may fail to be read: missing, locked, cut off, of a wrong sum, not XML.
UNREADABLE = (KeyError, RuntimeError, EOFError, OSError, zipfile.BadZipFile, zlib.error, NotWellFormed)


class Archive:
    """A DOCX that has passed every check of its outside; parts are read one by one, and only as XML."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise refusals.BrokenWordFile(name=name) from None
        self._check_sizes()
        if not self.has(CONTENT_TYPES):
            raise refusals.UnknownKindOfFile(name=name)
        self._check_macros()
        self._check_relations()

    def has(self, part: str) -> bool:
        """Say whether there is such a part."""
        return part in self._zip.NameToInfo

    def xml(self, part: str) -> Element:
        """
        Parse one part.

        :raises BrokenWordFile: if it is missing, or not well-formed
        :raises DeclaresEntities: if it declares a document type
        """
        try:
            if self._zip.getinfo(part).file_size > limits.MAXIMUM_XML_BYTES:
                raise refusals.UnpacksTooLarge(name=self.name)
            return parse(self._zip.read(part))
        except DoctypeDeclared:
            raise refusals.DeclaresEntities(name=self.name) from None
        except UNREADABLE:
            raise refusals.BrokenWordFile(name=self.name) from None

    def relations(self, part: str) -> list[tuple[str, str, bool]]:
        """List what a relations part points at: the last word of the kind, the target, and whether it lies outside."""
        return [
            (
                relation.get("Type", "").rsplit("/", 1)[-1].lower(),
                relation.get("Target", ""),
                relation.get("TargetMode", "").lower() == "external",
            )
            for relation in self.xml(part)
        ]

    def main_part(self) -> str:
        """
        Find the part that holds the text.

        :raises UnknownKindOfFile: if the archive is something else, such as a workbook
        """
        targets = [target for kind, target, _ in self.relations("_rels/.rels") if kind == "officedocument"]
        part = normpath(join("/", targets[0])).lstrip("/") if targets else ""
        if not part.startswith("word/"):
            raise refusals.UnknownKindOfFile(name=self.name)
        return part

    def _check_sizes(self) -> None:
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        swollen = any(
            part.file_size > limits.SMALL_PART_BYTES
            and part.file_size > limits.MAXIMUM_RATIO * max(part.compress_size, 1)
            for part in parts
        )
        if swollen or unpacked > limits.MAXIMUM_UNPACKED_BYTES or len(parts) > limits.MAXIMUM_PARTS:
            raise refusals.UnpacksTooLarge(name=self.name)
        if any(part.compress_type not in READABLE_METHODS for part in parts):
            raise refusals.BrokenWordFile(name=self.name)

    def _check_macros(self) -> None:
        has_parts = any(part.lower().endswith(MACRO_PARTS) for part in self._zip.namelist())
        types = (entry.get("ContentType", "").lower() for entry in self.xml(CONTENT_TYPES))
        if has_parts or any(word in kind for kind in types for word in MACRO_TYPES):
            raise refusals.CarriesMacros(name=self.name)

    def _check_relations(self) -> None:
        for part in self._zip.namelist():
            if not part.lower().endswith(".rels"):
                continue
            for kind, _, is_outside in self.relations(part):
                if kind in OBJECT_RELATIONS:
                    raise refusals.CarriesEmbeddedObjects(name=self.name)
                if kind == TEMPLATE_RELATION and is_outside:
                    raise refusals.LinksToTemplate(name=self.name)
