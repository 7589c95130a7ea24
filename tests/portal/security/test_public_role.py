"""The database itself refuses what is not public, whatever our code asks in a public page."""

import sqlite3

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from sen.portal.answering import public
from sen.portal.public_role import READABLE, ROLE, guard, is_there, make_role, reading_as_the_public
from sen.reform.news.models import Article
from sen.reform.news.search import _STATEMENTS
from sen.reform.news.workflow import State
from tests.factories.news import an_article

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite does it")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL does it")


@pytest.fixture(autouse=True)
def _with_the_role():
    """The role, as `sen prepare` makes it; taken back with everything else the test did."""
    assert make_role() == ""
    yield
    is_there.cache_clear()


def _refused(statement: str) -> bool:
    try:
        with reading_as_the_public(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.fetchall()
    except DatabaseError as refusal:
        said = str(refusal)
        return any(words in said for words in ("not authorized", "prohibited", "permission denied", "must be owner"))
    return False


def test_the_list_names_tables_that_exist():
    assert set(READABLE) <= set(connection.introspection.table_names())


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.db_table)
def test_each_table_is_public_or_refused(model):
    table = model._meta.db_table
    assert _refused(f"SELECT * FROM {table}") == (table not in READABLE)
    assert _refused(f"SELECT count(*) FROM {table}") == (table not in READABLE)
    assert not _refused("SELECT 1")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE news_publishedarticle SET title = ''",
        "DELETE FROM feedback_tally",
        "INSERT INTO editions_edition (number) VALUES (1)",
        "UPDATE editions_edition SET number = 0",
        "DROP TABLE news_site",
        "CREATE TABLE x (y int)",
        "SELECT title FROM news_publishedarticle WHERE EXISTS (SELECT 1 FROM accounts_user)",
        "SELECT title FROM news_publishedarticle UNION SELECT title FROM news_articleversion",
        "SELECT (SELECT count(*) FROM assessments_assessment)",
        "WITH drafts AS (SELECT * FROM news_articleversion) SELECT * FROM drafts",
    ],
)
def test_nothing_is_changed_and_nothing_hidden_is_read_by_the_way(statement):
    assert _refused(statement)


@on_sqlite
@pytest.mark.parametrize(
    "statement",
    ["PRAGMA table_info(accounts_user)", "ATTACH DATABASE ':memory:' AS x", "SELECT sql FROM sqlite_master", "VACUUM"],
)
def test_sqlite_opens_no_side_door(statement):
    with pytest.raises(DatabaseError), reading_as_the_public(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_public_page_that_reaches_for_a_draft_fails_instead_of_showing_it():
    draft = an_article(State.DRAFT, title="Chưa ai được đọc")

    @public
    def leak(request):
        return Article.objects.get(pk=draft)

    with pytest.raises(DatabaseError), transaction.atomic():
        leak(RequestFactory().get("/"))
    assert Article.objects.get(pk=draft)  # and afterwards the office goes on


@on_sqlite
def test_a_new_connection_may_search_at_once(tmp_path):
    path = tmp_path / "news.sqlite3"
    with sqlite3.connect(path) as line:
        line.execute("CREATE TABLE news_publishedarticle (article_id integer primary key, search_title, search_text)")
        for statement in _STATEMENTS["sqlite"]:
            line.execute(statement)
        line.execute("INSERT INTO news_publishedarticle VALUES (7, 'hop', 'hop giao ban')")
    line.close()
    line = sqlite3.connect(path)
    guard(line)
    asked = "SELECT rowid FROM news_search WHERE news_search MATCH 'search_text : (\"gi\"*)'"
    assert line.execute(asked).fetchall() == [(7,)]
    line.close()


@on_sqlite
def test_sqlite_needs_no_role():
    assert make_role() == ""


@on_postgresql
def test_without_the_right_to_make_roles_the_administrator_is_told_what_to_run(monkeypatch):
    from sen.portal import public_role

    monkeypatch.setattr(public_role, "_may_make_it", lambda cursor: False)
    assert f"GRANT SELECT ON {', '.join(READABLE)} TO {ROLE};" in make_role()


@on_postgresql
def test_without_the_role_pages_are_still_answered(monkeypatch):
    from sen.portal import public_role

    monkeypatch.setattr(public_role, "is_there", lambda: False)
    with reading_as_the_public(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() != (ROLE,)


@on_postgresql
def test_a_role_another_database_made_is_not_taken_for_ours():
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE SELECT ON news_site FROM {ROLE}")
    is_there.cache_clear()
    assert not is_there()
    assert make_role() == ""
    assert is_there()
