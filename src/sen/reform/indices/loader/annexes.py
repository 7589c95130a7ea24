"""An adopted version as a file to take away: the annex as offices have it, or the text it was adopted from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.engine import IndexDefinition
from sen.reform.common.errors import NotFound
from sen.reform.common.text import slug
from sen.reform.indices import queries
from sen.reform.indices.loader.reading import definition_of
from sen.reform.indices.tables import annex_docx, annex_xlsx

TOML = "toml"
TOML_TYPE = "application/toml; charset=utf-8"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ANNEXES: dict[str, tuple[str, Callable[[IndexDefinition], bytes]]] = {
    "docx": (f"{_OFFICE}.wordprocessingml.document", annex_docx),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", annex_xlsx),
}


class NoSuchFormat(NotFound):
    """An index is given out as three kinds of file only."""

    message = _("An index can be taken as DOCX, XLSX or TOML only. Choose one on its page.")


@dataclass(frozen=True)
class IndexFile:
    """A file with its name and type."""

    name: str
    content_type: str
    data: bytes


def index_file(version_id: int, file_format: str) -> IndexFile:
    """
    An adopted version as a file; the TOML is letter by letter what was adopted.

    :raises VersionNotFound: if there is none
    :raises NoSuchFormat: if it is none of docx, xlsx, toml
    """
    card = queries.version(version_id)
    stem = f"{slug(card.index_id)}-{card.version}"
    if file_format == TOML:
        return IndexFile(f"{stem}.toml", TOML_TYPE, queries.text_of(version_id).encode())
    if file_format not in _ANNEXES:
        raise NoSuchFormat
    content_type, write = _ANNEXES[file_format]
    return IndexFile(f"phu-luc-{stem}.{file_format}", content_type, write(definition_of(version_id)))
