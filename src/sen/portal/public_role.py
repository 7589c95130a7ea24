"""
What the public may read, held by the database itself: a slip in our own code cannot show a draft.

PostgreSQL has a role of its own for it, which `sen prepare` makes; SQLite asks us table by table.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

ROLE = "sen_public"
READABLE = (
    "editions_edition",
    "feedback_casecode",
    "feedback_comment",
    "feedback_moderationstep",
    "feedback_networkrule",
    "feedback_reply",
    "feedback_tally",
    "news_outage",
    "news_publicfile",
    "news_publishedarticle",
    "news_share",
    "news_site",
    "organizations_succession",
    "organizations_unit",
    "publishing_askingrule",
    "publishing_mapdecision",
    "publishing_promise",
    "publishing_promisesarticle",
    "publishing_promisetally",
    "publishing_publishedawards",
    "publishing_publishedpromises",
    "publishing_publishedresult",
    "publishing_unitsmap",
)
# How SQLite keeps the full-text table of the news.
_SEARCH = frozenset(f"news_search{part}" for part in ("", "_config", "_data", "_docsize", "_idx"))
_TABLES = frozenset(READABLE) | _SEARCH
_HARMLESS = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_TRANSACTION,
    )
)


def reading_as_the_public() -> AbstractContextManager[None]:
    """Whatever is asked of the database inside may read public tables, and change nothing at all."""
    return _WAYS[connection.vendor]()


def make_role() -> str:
    """
    Make the role of PostgreSQL and let it read what is public now; returns what an administrator has to run instead,
    if we may not, and nothing when all is well.
    """
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        if not _may_make_it(cursor):
            return ";\n".join(_statements(cursor)) + ";"
        for statement in _statements(cursor):
            cursor.execute(statement)
    is_there.cache_clear()
    return ""


@cache
def is_there() -> bool:
    """
    Whether this process may act in the role, and the role may read here.

    Roles are shared by the databases of a server, what they may read is not: another database may have made it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(oid, 'MEMBER') AND (SELECT bool_and(has_table_privilege(oid, name, 'SELECT')) "
            "FROM unnest(%s::text[]) AS name) FROM pg_roles WHERE rolname = %s",
            (list(READABLE), ROLE),
        )
        return bool(cursor.fetchone() == (True,))


@contextmanager
def _in_the_role() -> Iterator[None]:
    if not is_there():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@contextmanager
def _asked_table_by_table() -> Iterator[None]:
    connection.ensure_connection()
    guard(connection.connection)
    try:
        yield
    finally:
        connection.connection.set_authorizer(None)


def guard(line: sqlite3.Connection) -> None:
    """Let a connection read public tables and change nothing."""
    # The first question to a full-text table describes it to SQLite, which counts as a change: asked beforehand.
    line.execute("SELECT rowid FROM news_search LIMIT 0").close()
    line.set_authorizer(_answer)


_WAYS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "postgresql": _in_the_role,
    "sqlite": _asked_table_by_table,
}


def _answer(action: int, table: str | None, *_more: Any) -> int:
    may = action in _HARMLESS or (action == sqlite3.SQLITE_READ and table in _TABLES)
    # The full-text table asks by this whether it has to read itself anew.
    may = may or (action == sqlite3.SQLITE_PRAGMA and table == "data_version")
    return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY


def _may_make_it(cursor: CursorWrapper) -> bool:
    cursor.execute(
        "SELECT rolsuper OR rolcreaterole OR EXISTS "
        "(SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(oid, 'MEMBER')) "
        "FROM pg_roles WHERE rolname = current_user",
        (ROLE,),
    )
    return bool(cursor.fetchone() == (True,))


def _statements(cursor: CursorWrapper) -> Iterator[str]:
    """What makes the role, and makes it right again after tables came or went."""
    cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", (ROLE,))
    ours, exists = cursor.fetchone()
    if not exists:
        yield f"CREATE ROLE {ROLE} NOLOGIN"
        yield f"GRANT {ROLE} TO {connection.ops.quote_name(ours)}"
    yield f"GRANT USAGE ON SCHEMA public TO {ROLE}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {ROLE}"
    yield f"GRANT SELECT ON {', '.join(READABLE)} TO {ROLE}"
