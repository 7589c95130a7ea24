"""The JSON Schema of the sealed text of a result: kept beside this module, served at a permanent address."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("result.schema.json")


@cache
def result_schema() -> dict[str, Any]:
    """What every sealed text of a result looks like."""
    said: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return said
