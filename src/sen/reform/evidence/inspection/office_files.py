"""DOCX and XLSX: what may be in them, and the words at their beginning."""

import io
import re
import zipfile

from sen.reform.documents.intake import archive as archives
from sen.reform.documents.intake import refusals as intake
from sen.reform.documents.intake import word
from sen.reform.evidence.inspection import refusals, signatures
from sen.reform.evidence.inspection.secrecy import FIRST_LINES

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PROGRAMS = re.compile(
    r"\.(exe|dll|com|scr|class|jar|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|lnk|swf|html?|mht|mhtml|docm|dotm|xlsm|xltm|xlam|pptm)$"
)
_DEEPEST = 2  # a chart in a report carries its own small workbook, and that is all
_BY_INTAKE: dict[type[intake.FileRefused], type[refusals.FileRefused]] = {
    intake.UnpacksTooLarge: refusals.UnpacksTooLarge,
    intake.CarriesMacros: refusals.CarriesCode,
    intake.CarriesEmbeddedObjects: refusals.CarriesOtherFiles,
    intake.LinksToTemplate: refusals.CarriesCode,
    intake.DeclaresEntities: refusals.CarriesCode,
}


def inspect_archive(name: str, data: bytes, depth: int = 1) -> tuple[str, str]:
    """
    Give the type of a DOCX or XLSX and the text of its first lines.

    :raises FileRefused: if it is another archive, damaged, or carries what could act
    """
    try:
        archive = archives.Archive(name, data)
        main = _main_part(archive)
        if not main.startswith(("word/", "xl/")):
            raise _unknown(name)
        archive.xml(main)
        _check_parts(name, data, archive, depth)
        if main.startswith("word/"):
            return DOCX, "\n".join(word.read(name, data).splitlines()[: FIRST_LINES * 2])
        return XLSX, _first_cells(archive)
    except intake.UnknownKindOfFile:
        raise _unknown(name) from None
    except intake.FileRefused as refused:
        kind = _BY_INTAKE.get(type(refused))
        if kind is None:
            raise refusals.DamagedFile(name=name, found=signatures.WORDS[signatures.ZIP]) from None
        raise kind(name=name) from None


def _unknown(name: str) -> refusals.UnknownKindOfFile:
    return refusals.UnknownKindOfFile(name=name, found=signatures.WORDS[signatures.ZIP])


def _main_part(archive: archives.Archive) -> str:
    targets = [target for kind, target, _ in archive.relations("_rels/.rels") if kind == "officedocument"]
    return targets[0].lstrip("/") if targets else ""


def _check_parts(name: str, data: bytes, archive: archives.Archive, depth: int) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if min(part.header_offset for part in parts.infolist()) != 0:
            raise refusals.TwoFilesInOne(name=name, found=signatures.WORDS[signatures.ZIP])
        names = [part.lower() for part in parts.namelist()]
        if any(_PROGRAMS.search(part) or part.startswith(("meta-inf/", "xl/macrosheets/")) for part in names):
            raise refusals.CarriesCode(name=name)
        if any(_is_live(archive, part) for part in parts.namelist()):
            raise refusals.CarriesCode(name=name)
        for part in parts.namelist():
            if "/embeddings/" in part.lower():
                if depth >= _DEEPEST:
                    raise refusals.CarriesOtherFiles(name=name)
                _check_embedded(name, parts.read(part), depth)


def _is_live(archive: archives.Archive, part: str) -> bool:
    """Whether a link to outside runs another program (DDE, OLE) instead of naming a workbook."""
    is_link = part.lower().startswith("xl/externallinks/") and part.lower().endswith(".xml")
    return is_link and any(child.tag.endswith(("}ddeLink", "}oleLink")) for child in archive.xml(part))


def _check_embedded(name: str, data: bytes, depth: int) -> None:
    try:
        inspect_archive(name, data, depth + 1)
    except (refusals.UnknownKindOfFile, refusals.DamagedFile):
        raise refusals.CarriesOtherFiles(name=name) from None


def _first_cells(archive: archives.Archive) -> str:
    """The first texts of a workbook, one a line: shared texts stand in the order in which they first appear."""
    part = "xl/sharedStrings.xml"
    if not archive.has(part):
        return ""
    texts = list(archive.xml(part))[:FIRST_LINES]
    return "\n".join("".join(run.text or "" for run in text.iter() if run.tag.endswith("}t")) for text in texts)
