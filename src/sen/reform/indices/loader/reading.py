"""From a definition's text to the index the engine scores with."""

from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from sen.engine import IndexDefinition, Status, check_definition, check_versions, load_definition
from sen.reform.common.errors import Refusal
from sen.reform.indices import queries

# Versions kept ready: an authority uses a handful at a time.
_KEPT = 16


class DefinitionRefused(Refusal):
    """The checker found errors; the sentence holds every one."""

    message = _("The definition was not adopted. %(findings)s")


def check(text: str, name: str) -> IndexDefinition:
    """
    Read a definition that is to be adopted beside those that already are.

    :raises DefinitionRefused: with every error the checker found
    """
    checked = check_definition(text, name)
    if checked.definition is None:
        raise DefinitionRefused(findings=" ".join(str(finding) for finding in checked.errors))
    definition = checked.definition
    # A sample or a draft binds nobody: it may lie beside the one in force.
    if definition.status not in (Status.SAMPLE, Status.DRAFT):
        binding = [
            (card.source_name, definition_of(card.id))
            for card in queries.versions()
            if card.index_id == definition.id and card.status in ("issued", "corrected")
        ]
        overlaps = check_versions([*binding, (name, definition)])
        if overlaps:
            raise DefinitionRefused(findings=" ".join(str(finding) for finding in overlaps))
    return definition


def definition_of(version_id: int) -> IndexDefinition:
    """
    The index of an adopted version.

    :raises VersionNotFound: if there is none
    """
    return _read(queries.text_of(version_id))


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> IndexDefinition:
    return load_definition(text, "definition.toml")
