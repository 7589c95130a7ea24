"""The door from the domain to the engine's definitions: texts become indices, typed figures become answers."""

from sen.reform.indices.loader.annexes import TOML_TYPE, IndexFile, NoSuchFormat, index_file
from sen.reform.indices.loader.answers import (
    AlwaysApplies,
    BadFigure,
    BadTable,
    Declared,
    DeclaredReader,
    UnknownCriterion,
    UnknownFigure,
    declared_reader,
    figures_from_facts,
    leaf,
    leaf_inputs,
    read_declared,
    read_table,
)
from sen.reform.indices.loader.comparing import compare
from sen.reform.indices.loader.contradictions import contradictions
from sen.reform.indices.loader.files import (
    ACCEPTED,
    LARGEST_ANNEX,
    LARGEST_DEFINITION,
    DefinitionTooLarge,
    NotUtf8,
    UnreadableFile,
    look_at,
    look_at_file,
)
from sen.reform.indices.loader.frames import in_full
from sen.reform.indices.loader.groups import groups_of
from sen.reform.indices.loader.marks import Mark, mark_of, required, waits_for_peers, without_heading
from sen.reform.indices.loader.outlines import (
    OpenIndex,
    OutlineLine,
    codes_before,
    leaf_lines,
    marks_of,
    open_index,
    outline,
)
from sen.reform.indices.loader.pages import definition_page
from sen.reform.indices.loader.reading import DefinitionRefused, check, definition_of, once_per_definition
from sen.reform.indices.loader.trying import TriedSheet, try_version
from sen.reform.indices.loader.words import rule_picture, rule_words

__all__ = [
    "ACCEPTED",
    "LARGEST_ANNEX",
    "LARGEST_DEFINITION",
    "TOML_TYPE",
    "AlwaysApplies",
    "BadFigure",
    "BadTable",
    "Declared",
    "DeclaredReader",
    "DefinitionRefused",
    "DefinitionTooLarge",
    "IndexFile",
    "Mark",
    "NoSuchFormat",
    "NotUtf8",
    "OpenIndex",
    "OutlineLine",
    "TriedSheet",
    "UnknownCriterion",
    "UnknownFigure",
    "UnreadableFile",
    "check",
    "codes_before",
    "compare",
    "contradictions",
    "declared_reader",
    "definition_of",
    "definition_page",
    "figures_from_facts",
    "groups_of",
    "in_full",
    "index_file",
    "leaf",
    "leaf_inputs",
    "leaf_lines",
    "look_at",
    "look_at_file",
    "mark_of",
    "marks_of",
    "once_per_definition",
    "open_index",
    "outline",
    "read_declared",
    "read_table",
    "required",
    "rule_picture",
    "rule_words",
    "try_version",
    "waits_for_peers",
    "without_heading",
]
