"""From a definition's text to the index the engine scores with, or to what is wrong with it."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from sen.engine import BadInput, Finding, IndexDefinition, check_definition, check_versions
from sen.reform.common.errors import Refusal
from sen.reform.indices import queries
from sen.reform.indices.loader.frames import frame_for
from sen.reform.indices.queries import FindingLine

# Versions kept ready: an authority uses a handful at a time.
_KEPT = 16
#: What the import of an annex calls its draft, until somebody gives the index its name.
UNNAMED = "draft/"
_NAME = "definition.toml"

Found = TypeVar("Found")


class DefinitionRefused(Refusal):
    """The checker found errors; the sentence holds every one."""

    message = _("The definition was not adopted. %(findings)s")


def check(text: str, name: str) -> IndexDefinition:
    """
    Read a definition that is to be adopted beside those that already are.

    :raises DefinitionRefused: with every error the checker found
    """
    checked = check_definition(text, name, frame=frame_for(text))
    errors = checked.errors if checked.definition is None else beside_others(checked.definition, name)
    if checked.definition is None or errors:
        raise DefinitionRefused(findings=" ".join(str(finding) for finding in errors))
    return checked.definition


def beside_others(definition: IndexDefinition, name: str) -> tuple[Finding, ...]:
    """What keeps a sound definition from being adopted: no name of its own yet, or a version in force that it meets."""
    if definition.id.startswith(UNNAMED):
        sentence = f"Mã bộ chỉ số “{definition.id}” là mã tạm của dự thảo nhập từ phụ lục."
        remedy = "Rà soát dự thảo, rồi ghi mã thật ở “id”, số phiên bản ở “version”, tình trạng ở “status”."
        return (Finding("still-a-draft", name, sentence, remedy),)
    # A sample or a draft binds nobody: it may lie beside the one in force.
    if definition.status not in ("issued", "corrected"):
        return ()
    binding = [
        (card.source_name, definition_of(card.id))
        for card in queries.versions()
        if card.index_id == definition.id and card.is_binding
    ]
    return check_versions([*binding, (name, definition)])


def definition_of(version_id: int) -> IndexDefinition:
    """
    The index of an adopted version.

    :raises VersionNotFound: if there is none
    """
    return read_version(version_id)[0]


def read_version(version_id: int) -> tuple[IndexDefinition, tuple[FindingLine, ...]]:
    """
    The index of an adopted version, and what the checker warns of; errors it has none.

    :raises VersionNotFound: if there is none
    """
    return _read(queries.text_of(version_id))


def once_per_definition(work: Callable[[IndexDefinition], Found]) -> Callable[[IndexDefinition], Found]:
    """Keep what was worked out of a definition ready, as the definition itself is: by its digest."""
    kept: dict[str, Found] = {}

    @wraps(work)
    def found(definition: IndexDefinition) -> Found:
        if definition.digest not in kept:
            if len(kept) == _KEPT:
                kept.clear()
            kept[definition.digest] = work(definition)
        return kept[definition.digest]

    return found


def finding_line(finding: Finding, name: str) -> FindingLine:
    """A finding as a page shows it, without the name of the file it is about."""
    place = finding.place.removeprefix(name).removeprefix(", ")
    return FindingLine(finding.code, place, finding.sentence, finding.remedy)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> tuple[IndexDefinition, tuple[FindingLine, ...]]:
    checked = check_definition(text, _NAME)
    if checked.definition is None:
        raise BadInput(checked.findings)
    return checked.definition, tuple(finding_line(each, _NAME) for each in checked.findings)
