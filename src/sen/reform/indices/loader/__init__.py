"""The door from the domain to the engine's definitions: texts become indices, typed figures become answers."""

from sen.reform.indices.loader.answers import (
    AlwaysApplies,
    BadFigure,
    BadTable,
    Declared,
    UnknownCriterion,
    UnknownFigure,
    leaf,
    leaf_inputs,
    read_declared,
    read_table,
)
from sen.reform.indices.loader.groups import groups_of
from sen.reform.indices.loader.pages import definition_page
from sen.reform.indices.loader.reading import DefinitionRefused, check, definition_of
from sen.reform.indices.loader.words import rule_picture, rule_words

__all__ = [
    "AlwaysApplies",
    "BadFigure",
    "BadTable",
    "Declared",
    "DefinitionRefused",
    "UnknownCriterion",
    "UnknownFigure",
    "check",
    "definition_of",
    "definition_page",
    "groups_of",
    "leaf",
    "leaf_inputs",
    "read_declared",
    "read_table",
    "rule_picture",
    "rule_words",
]
