"""A file somebody chose, looked at before anything is adopted: a definition in TOML, or an annex as offices have it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.engine import BadInput, Finding, IndexDefinition, Severity, check_definition
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import decimal_of
from sen.reform.documents.intake import MAXIMUM_BYTES
from sen.reform.indices import queries
from sen.reform.indices.loader.frames import frame_for
from sen.reform.indices.loader.reading import beside_others, finding_line
from sen.reform.indices.models import Status
from sen.reform.indices.queries import CheckedFile, Proposed
from sen.reform.indices.tables import import_table

#: No definition of an office comes near; a larger file is a mistake.
LARGEST_DEFINITION = 1024 * 1024
#: Of an annex, as of every file that is taken in.
LARGEST_ANNEX = MAXIMUM_BYTES
ACCEPTED = (".toml", ".docx", ".xlsx")


class UnreadableFile(Refusal):
    """The file holds neither a definition nor an annex; the sentence says why."""


class DefinitionTooLarge(Refusal):
    """A definition this large is a mistake."""

    message = _("The file is larger than 1 MB. Check that it is the definition.")


class NotUtf8(Refusal):
    """The definition is no text in UTF-8."""

    message = _("The file is not UTF-8 text. Save it again as UTF-8.")


def look_at_file(name: str, data: bytes, *, on: date) -> CheckedFile:
    """
    Look at a file: what it holds and what is wrong with it; nothing is kept.

    :param on: the day whose year a draft is for, where the annex names none
    :raises Refusal: if the file cannot be read at all
    """
    if name.lower().endswith(".toml"):
        return look_at(text_in(data), name)
    try:
        draft = import_table(name, data, on=on)
    except BadInput as problem:
        raise UnreadableFile(" ".join(f"{each.sentence} {each.remedy}" for each in problem.findings)) from None
    return CheckedFile(
        name=name,
        text=draft.text,
        errors=tuple(finding_line(each, name) for each in draft.errors),
        warnings=tuple(finding_line(each, name) for each in draft.findings if each.severity is Severity.WARNING),
        proposed=None,
        is_annex=True,
        leaf_count=draft.leaves,
        recognised=draft.recognised,
    )


def look_at(text: str, name: str) -> CheckedFile:
    """Look at a definition: everything the checker finds, and whether it may lie beside what was adopted."""
    checked = check_definition(text, name, frame=frame_for(text))
    errors = checked.errors
    if checked.definition is not None:
        errors = (*beside_others(checked.definition, name), *_adopted_before(checked.definition, name))
    return CheckedFile(
        name=name,
        text=text,
        errors=tuple(finding_line(each, name) for each in errors),
        warnings=tuple(finding_line(each, name) for each in checked.findings if each.severity is Severity.WARNING),
        proposed=None if errors or checked.definition is None else _proposed(checked.definition),
    )


def text_in(data: bytes) -> str:
    """
    The text of a definition.

    :raises DefinitionTooLarge: if no definition is so large
    :raises NotUtf8: if it is no text in UTF-8
    """
    if len(data) > LARGEST_DEFINITION:
        raise DefinitionTooLarge
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise NotUtf8 from None


def _adopted_before(definition: IndexDefinition, name: str) -> tuple[Finding, ...]:
    if not queries.is_adopted(definition.id, definition.version, definition.digest):
        return ()
    sentence = f"Phiên bản {definition.version} của {definition.id}, hoặc chính văn bản này, đã được ghi nhận."
    return (Finding("version-adopted", name, sentence, "Nội dung sửa phải mang số phiên bản mới ở “version”."),)


def _proposed(definition: IndexDefinition) -> Proposed:
    return Proposed(
        index_id=definition.id,
        version=definition.version,
        title=definition.title,
        status_label=str(Status(definition.status.value).label),
        valid_from=definition.valid_from,
        valid_to=definition.valid_to,
        scale=decimal_of(definition.scale),
        leaf_count=len(definition.leaves),
    )
