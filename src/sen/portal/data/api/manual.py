"""The document of the API as people read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sen.portal.data.api.resources import RESOURCES

_KINDS = {"string": "text", "integer": "integer", "number": "number", "boolean": "true/false", "null": "null"}


@dataclass(frozen=True)
class Field:
    """A parameter or a field of an answer."""

    name: str
    kind: str
    meaning: str
    # The shape it holds, if it is one of ours.
    shape: str = ""


@dataclass(frozen=True)
class Chapter:
    """One address of the API."""

    name: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    answer: str
    example: str


@dataclass(frozen=True)
class Shape:
    """What an answer, or a part of it, looks like."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Manual:
    """Everything there is to read."""

    server: str
    chapters: tuple[Chapter, ...]
    shapes: tuple[Shape, ...]


def chapters(document: dict[str, Any]) -> Manual:
    """The document, put in the order of reading."""
    server = document["servers"][0]["url"]
    examples = {resource.name.removeprefix("api_"): resource.example for resource in RESOURCES}
    return Manual(
        server=server,
        chapters=tuple(_chapter(path, operation["get"], examples) for path, operation in document["paths"].items()),
        shapes=tuple(Shape(name, tuple(_fields(schema))) for name, schema in document["components"]["schemas"].items()),
    )


def _chapter(path: str, operation: dict[str, Any], examples: dict[str, str]) -> Chapter:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return Chapter(
        name=operation["operationId"],
        path=path,
        summary=operation["summary"],
        parameters=tuple(
            Field(each["name"], _kind(each["schema"]), each["description"]) for each in operation["parameters"]
        ),
        answer=_shape(answer),
        example=examples[operation["operationId"]],
    )


def _fields(schema: dict[str, Any]) -> Iterator[Field]:
    for name, each in schema["properties"].items():
        yield Field(name, _kind(each), each.get("description", ""), _shape(each))


def _kind(schema: dict[str, Any]) -> str:
    """
    What stands there, in a word or two.

    >>> _kind({"anyOf": [{"type": "integer"}, {"type": "null"}]}), _kind({"type": "array", "items": {"type": "string"}})
    ('integer, null', 'text[]')
    """
    if "anyOf" in schema:
        return ", ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}[]"
    if "$ref" in schema:
        return _shape(schema)
    return schema.get("format") or _KINDS[schema["type"]]


def _shape(schema: dict[str, Any]) -> str:
    for each in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).rpartition("/")[2]
    return ""
