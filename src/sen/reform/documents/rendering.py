"""One door to the files of an official document: DOCX, PDF and XLSX, each with its name and type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from sen.reform.common.text import slug
from sen.reform.documents.content import OfficialDocument, Table
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.documents.xlsx import render_xlsx

FileFormat = Literal["docx", "pdf", "xlsx"]
FILE_FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)

LONGEST_STEM = 80
NAMES_OF_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10))}

_OFFICE = "application/vnd.openxmlformats-officedocument"
_RENDERERS: dict[str, tuple[str, Callable[[OfficialDocument], bytes]]] = {
    "docx": (f"{_OFFICE}.wordprocessingml.document", render_docx),
    "pdf": ("application/pdf", render_pdf),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", render_xlsx),
}


@dataclass(frozen=True)
class RenderedFile:
    """A file ready to be sent."""

    name: str
    content_type: str
    data: bytes


def render(document: OfficialDocument, file_format: FileFormat) -> RenderedFile:
    """
    Make the file.

    :raises NothingTabular: if a workbook of a document without tables is asked for
    """
    content_type, renderer = _RENDERERS[file_format]
    return RenderedFile(f"{_stem(document)}.{file_format}", content_type, renderer(document))


def formats_of(document: OfficialDocument) -> tuple[FileFormat, ...]:
    """The formats the document can be had in: a workbook only where it has tables."""
    blocks = (*document.blocks, *(block for annex in document.annexes for block in annex.blocks))
    has_tables = any(isinstance(block, Table) for block in blocks)
    return FILE_FORMATS if has_tables else FILE_FORMATS[:-1]


def _stem(document: OfficialDocument) -> str:
    """Letters, digits and hyphens only, which every system and every header keeps."""
    title = document.title
    whole = slug(document.stem) or slug(f"{title.kind.label} {title.subject}")
    stem = whole if len(whole) <= LONGEST_STEM else whole[:LONGEST_STEM].rpartition("-")[0] or whole[:LONGEST_STEM]
    return f"van-ban-{stem}" if stem in NAMES_OF_DEVICES else stem
