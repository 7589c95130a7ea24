"""
Files of tests: each test finds the shelves as its scene left them, whoever ran before it.

Names are made from what lies under them, so that what one test kept would be found by another that keeps the same.
"""

from typing import Any

from django.core.files.storage import FileSystemStorage, storages

_written: set[tuple[str, str]] = set()


class Shelf(FileSystemStorage):
    """Remembers what was put on it."""

    def __init__(self, *, of: str, **options: Any) -> None:
        super().__init__(**options)
        self.of = of

    def _save(self, name: str, content: Any) -> str:
        kept = super()._save(name, content)
        _written.add((self.of, kept))
        return kept


def put_since() -> frozenset[tuple[str, str]]:
    """What was put on the shelves since this was last asked."""
    found = frozenset(_written)
    _written.clear()
    return found


def take_away(files: frozenset[tuple[str, str]]) -> None:
    """Take files from the shelves; those already gone are gone."""
    for shelf, name in files:
        storages[shelf].delete(name)
