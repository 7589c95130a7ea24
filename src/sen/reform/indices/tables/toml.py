"""Definition files written in one canonical form, so that two writings of one index are equal letter by letter."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

WIDTH = 110
_INDEX = ("id", "version", "title", "status", "basis", "valid", "applies_to", "scale", "rounding", "ranking", "grades",
          "not_applicable")  # fmt: skip
_CRITERION = ("code", "title", "max", "owner", "evidence", "basis", "note", "measure", "inputs", "rule",
              "not_applicable")  # fmt: skip
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def canonical(text: str) -> str:
    """
    Write a definition file again in the canonical form; comments are not kept.

    :raises tomllib.TOMLDecodeError: if the text is no TOML
    """
    return write_toml(tomllib.loads(text.removeprefix("\ufeff")))


def write_toml(data: Mapping[str, Any]) -> str:
    """
    Write the data of a definition file: ``[index]``, then one ``[[criterion]]`` after the other.

    >>> print(write_toml({"index": {"id": "a"}, "criterion": [{"code": "1", "max": "2"}]}), end="")
    [index]
    id = "a"
    <BLANKLINE>
    [[criterion]]
    code = "1"
    max = "2"
    """
    blocks = []
    for name, value in data.items():
        if isinstance(value, Mapping):
            blocks.append([f"[{name}]", *_lines(value, _INDEX)])
        elif isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
            blocks += [[f"[[{name}]]", *_lines(each, _CRITERION)] for each in value]
        else:
            blocks.insert(0, [f"{name} = {_value(value)}"])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _lines(table: Mapping[str, Any], order: Sequence[str]) -> Iterator[str]:
    known = [key for key in order if key in table]
    for key in [*known, *(key for key in table if key not in known)]:
        yield f"{_key(key)} = {_wrapped(table[key], len(key) + 3)}"


def _wrapped(value: Any, indent: int) -> str:
    """Write a value on one line, or a list (also the one inside a rule) one entry per line."""
    line = _value(value)
    if indent + len(line) <= WIDTH:
        return line
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_value(each)},\n" for each in value) + "]"
    if isinstance(value, Mapping) and isinstance(_lists_last(value)[-1][1], list):
        # TOML lets a table in braces run on only inside a list, so the list comes last.
        *before, (last, entries) = _lists_last(value)
        head = "".join(f"{_key(key)} = {_value(each)}, " for key, each in before)
        return f"{{ {head}{_key(last)} = {_wrapped(entries, WIDTH)} }}"
    return line


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(letter) for letter in value) + '"'
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return value.isoformat() if isinstance(value, date) else str(value)


def _lists_last(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(table.items(), key=lambda item: isinstance(item[1], list))


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    return key if is_bare else _value(key)
