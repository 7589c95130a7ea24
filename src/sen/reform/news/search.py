"""
Finding articles by the beginnings of their words, with or without marks, however many articles there are.

SQLite keeps a full-text table beside the articles, PostgreSQL two indexes; both see plain words only, so both find the
same. A migration that rebuilds the table of published articles on SQLite has to call `keep_search_table` again.
"""

import re
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Lookup, TextField

from sen.reform.common.text import fold

MOST_WORDS = 12


def words_in(text: str) -> tuple[str, ...]:
    """
    The words of a text, without marks and signs.

    >>> words_in("Phường “Tân-Quy” 21/9: 12,5 %")
    ('phuong', 'tan', 'quy', '21', '9', '12', '5')
    """
    return tuple(re.sub(r"[\W_]+", " ", fold(text)).split())


def words_asked(text: str) -> tuple[str, ...]:
    """What a reader typed, each word once."""
    return tuple(dict.fromkeys(words_in(text)))[:MOST_WORDS]


@TextField.register_lookup
class Begins(Lookup):  # type: ignore[type-arg]  # the stubs know no such parameter
    """`search_text__begins=("cai", "cach")`: for every one of these words the text has a word that begins with it."""

    lookup_name = "begins"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the full-text table."""
        column = self.lhs.target.column
        asked = " AND ".join(f'"{word}"*' for word in self.rhs)
        article = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.article_id"
        found = "SELECT rowid FROM news_search WHERE news_search MATCH %s"
        # The plus keeps SQLite from fetching every long row found: it walks the index of lists and looks whether it is.
        return f"+{article} IN ({found})", [f"{column} : ({asked})"]

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the index."""
        column, parameters = self.process_lhs(compiler, connection)
        asked = " & ".join(f"'{word}':*" for word in self.rhs)
        return f"to_tsvector('simple', {column}) @@ to_tsquery('simple', %s)", [*parameters, asked]


def keep_search_table(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what a search asks, and let the database itself keep it as articles come, change and go."""
    for statement in _STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


_COLUMNS = "search_title, search_text"
_OLD = (
    "INSERT INTO news_search(news_search, rowid, search_title, search_text) "
    "VALUES ('delete', old.article_id, old.search_title, old.search_text);"
)
_NEW = (
    "INSERT INTO news_search(rowid, search_title, search_text) "
    "VALUES (new.article_id, new.search_title, new.search_text);"
)
_STATEMENTS: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "DROP TABLE IF EXISTS news_search",
        f"CREATE VIRTUAL TABLE news_search USING fts5({_COLUMNS}, content='news_publishedarticle', "
        "content_rowid='article_id', prefix='1 2 3')",
        "INSERT INTO news_search(news_search) VALUES ('rebuild')",
        "DROP TRIGGER IF EXISTS news_search_came",
        "DROP TRIGGER IF EXISTS news_search_went",
        "DROP TRIGGER IF EXISTS news_search_changed",
        f"CREATE TRIGGER news_search_came AFTER INSERT ON news_publishedarticle BEGIN {_NEW} END",
        f"CREATE TRIGGER news_search_went AFTER DELETE ON news_publishedarticle BEGIN {_OLD} END",
        f"CREATE TRIGGER news_search_changed AFTER UPDATE OF {_COLUMNS} ON news_publishedarticle "
        f"BEGIN {_OLD} {_NEW} END",
    ),
    "postgresql": tuple(
        f"CREATE INDEX IF NOT EXISTS news_{column} ON news_publishedarticle USING gin (to_tsvector('simple', {column}))"
        for column in ("search_title", "search_text")
    ),
}
