"""Watching operations: whoever writes what the public reads has to say so by a new edition."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.db import connection

from sen.portal.public_role import READABLE
from sen.reform.common.editions.models import Edition

# Anybody may answer, so no answer empties the cache; readers see it once the page is old (caching.OLDEST).
ANSWERS = {"feedback_tally", "publishing_promisetally"}
ANSWERING = {
    "sen.reform.feedback.operations.comments.comment",
    "sen.reform.feedback.operations.rating.rate_verified",
    "sen.reform.publishing.operations.promises.asking.answer_promise",
}
_EDITION = Edition._meta.db_table
_WATCHED = set(READABLE) - ANSWERS
_WRITTEN = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
_OPERATION = re.compile(r"sen\.reform\.(?:\w+\.)*operations(?:\.|$)")

Written = dict[FrameType, frozenset[str]]


class Watch:
    """Which public tables each call of an operation wrote; what was rolled back was not written."""

    def __init__(self) -> None:
        self._written: Written = {}
        self._before: dict[str, Written] = {}

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Look at a statement on its way to the database."""
        word, _blank, rest = sql.lstrip().partition(" ")
        if word == "SAVEPOINT":
            self._before[rest] = dict(self._written)
        elif word == "ROLLBACK":
            self._written = dict(self._before.get(rest.removeprefix("TO SAVEPOINT "), {}))
        elif (table := _table(sql)) in _WATCHED and (operation := _outermost_operation(sys._getframe(1))):
            self._written[operation] = self._written.get(operation, frozenset()) | {table}
        return execute(sql, params, many, context)

    def forgetful(self) -> dict[str, set[str]]:
        """The operations that changed what the public reads and raised no edition, with the tables they wrote."""
        found: dict[str, set[str]] = {}
        for call, tables in self._written.items():
            name = f"{call.f_globals['__name__']}.{call.f_code.co_name}"
            if _EDITION not in tables and name not in ANSWERING:
                found.setdefault(name, set()).update(tables)
        return found


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch the operations called inside."""
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch


def _table(sql: str) -> str:
    found = _WRITTEN.match(sql)
    return found[1] if found else ""


def _outermost_operation(frame: FrameType | None) -> FrameType | None:
    found = None
    while frame:
        if _OPERATION.match(frame.f_globals.get("__name__", "")):
            found = frame
        frame = frame.f_back
    return found
