"""docs/definition.schema.json is fresh, and knows every kind and every key."""

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from sen.engine import definition_schema
from sen.engine.definitions.shapes import CriterionShape, IndexShape
from sen.engine.rules import KINDS
from tests.spec.reading import Spec, specs

DOCS = Path(__file__).parents[2] / "docs"
FILE = DOCS / "definition.schema.json"


def test_the_schema_file_is_fresh() -> None:
    """Write it anew with SEN_WRITE_DOCS=1."""
    text = json.dumps(definition_schema(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("SEN_WRITE_DOCS"):
        FILE.write_text(text, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == text


def test_every_kind_of_rule_and_every_reference_is_there() -> None:
    schema = definition_schema()

    assert {
        ref["$ref"].removeprefix("#/$defs/")
        for ref in schema["properties"]["criterion"]["items"]["properties"]["rule"]["oneOf"]
    } == set(KINDS)
    for reference in _references(schema):
        found: Any = schema
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.kind)
def test_the_schema_knows_every_key_the_examples_use(spec: Spec) -> None:
    criterion = tomllib.loads(spec.criterion.replace("criterion.rule", "rule"))
    known = definition_schema()["$defs"][spec.kind]["properties"]

    assert set(criterion["rule"]) <= set(known)


def test_the_page_of_definitions_names_every_key() -> None:
    page = (DOCS / "definitions.md").read_text(encoding="utf-8")
    aliases = {"at_least": "from", "up_to": "to"}

    for shape in (IndexShape, CriterionShape):
        for each in fields(shape):
            assert f"`{aliases.get(each.name, each.name)}`" in page, each.name


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        for value in schema.values():
            yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)
