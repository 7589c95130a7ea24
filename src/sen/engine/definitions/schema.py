"""The form of a definition file as a JSON Schema, for editors that complete and check while one types."""

from typing import Any

from pydantic import TypeAdapter

from sen.engine.definitions.shapes import CRITERION, EXTRA, FACT, INDEX
from sen.engine.rules import ADAPTERS

Schema = dict[str, Any]

_TABLES: dict[str, TypeAdapter[Any]] = {
    "index": INDEX,
    "criterion": CRITERION,
    "bonus": EXTRA,
    "penalty": EXTRA,
    "fact": FACT,
}
_WITH_RULE = ("criterion", "bonus", "penalty")


def definition_schema() -> Schema:
    """Return the JSON Schema of a definition file; rules are told apart by their kind."""
    shared: Schema = {}
    tables: Schema = {}
    for name, adapter in _TABLES.items():
        schema = _tidy(adapter.json_schema(ref_template="#/$defs/{model}"))
        shared |= schema.pop("$defs", {})
        tables[name] = schema
    for name in _WITH_RULE:
        tables[name]["properties"]["rule"] = {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in ADAPTERS]}
    lists = {name: {"type": "array", "items": tables[name]} for name in _TABLES if name != "index"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sen: index definition",
        "type": "object",
        "additionalProperties": False,
        "required": ["index", "criterion"],
        "properties": {"index": tables["index"], **lists},
        "$defs": {**dict(sorted(shared.items())), **{kind: _rule(kind) for kind in ADAPTERS}},
    }


def _rule(kind: str) -> Schema:
    """Return the schema of one kind; what it is made of stays inside, for kinds use the same words differently."""
    schema: Schema = _tidy(ADAPTERS[kind].json_schema(ref_template=f"#/$defs/{kind}/$defs/{{model}}"))
    schema["properties"] = {"kind": {"const": kind}, **schema.get("properties", {})}
    schema["required"] = ["kind", *schema.get("required", [])]
    return schema


def _tidy(schema: Any) -> Any:
    """Leave out what says nothing to whoever writes a file: made-up titles, absent defaults, worked examples."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found: Schema = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            found[key] = {name: _tidy(each) for name, each in value.items()}
        elif key == "description":
            found[key] = value.partition("\n\n>>>")[0]
        elif key == "anyOf" and {"type": "null"} in value:
            (only, *others) = [_tidy(each) for each in value if each != {"type": "null"}]
            found |= {"anyOf": [only, *others]} if others else only
        elif key != "title" and (key, value) != ("default", None):
            found[key] = _tidy(value)
    return found
