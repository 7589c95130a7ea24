"""The graph of the catalogue in two notations: JSON-LD and Turtle."""

import json
from collections.abc import Iterator

from sen.portal.data.dcat import PREFIXES, Node


def as_json_ld(graph: Node) -> bytes:
    """The graph as JSON-LD; its names are those of the graph."""
    return json.dumps({"@context": PREFIXES, **graph}, ensure_ascii=False, indent=1).encode()


def as_turtle(graph: Node) -> bytes:
    """The graph as Turtle: a paragraph for each thing that has an address."""
    heads = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    said = dict.fromkeys(_paragraphs(graph))
    return "\n".join([*heads, "", *said, ""]).encode()


def _paragraphs(node: Node) -> Iterator[str]:
    """What is said of a node, then of the nodes in it; the same of the same node only once."""
    lines = []
    inner: list[Node] = []
    for name, values in node.items():
        if name == "@type":
            lines.append(f"a {values}")
        elif not name.startswith("@"):
            each = values if isinstance(values, list) else [values]
            if each:
                lines.append(f"{name} {', '.join(_value(value) for value in each)}")
            inner += [value for value in each if isinstance(value, dict) and "@id" in value and len(value) > 1]
    said = " ;\n    ".join(lines)
    yield f"<{node['@id']}>\n    {said} ."
    for value in inner:
        yield from _paragraphs(value)


def _value(value: Node | str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if "@value" in value:
        kind = f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}"
        return f"{_quoted(value['@value'])}{kind}"
    if "@id" in value:
        return f"<{value['@id']}>"
    said = [f"a {of}" if name == "@type" else f"{name} {_value(of)}" for name, of in value.items()]
    return f"[ {' ; '.join(said)} ]"


def _quoted(text: str) -> str:
    # The escapes of JSON are those of Turtle.
    return json.dumps(text, ensure_ascii=False)
