"""Rows that are only ever added: refused by the application, and by the database beneath it."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Row = TypeVar("Row", bound=models.Model)


class AddedOnly(models.QuerySet[Row]):
    """Refuse bulk changes; every append-only model reads through it."""

    def update(self, **fields: Any) -> NoReturn:
        """What was recorded is never changed."""
        raise TypeError("What was recorded is never changed: add a new row.")

    def delete(self) -> NoReturn:
        """What was recorded is never deleted."""
        raise TypeError("What was recorded is never deleted.")


class AppendOnlyRow(models.Model):
    """A row that stays as it was written; a correction is a new row."""

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Add the row; an existing one is never written again."""
        if self.pk is not None:
            raise TypeError("What was recorded is never changed: add a new row.")
        super().save(**options)

    def delete(self, **options: Any) -> NoReturn:  # type: ignore[override]  # it deletes nothing
        """What was recorded is never deleted."""
        raise TypeError("What was recorded is never deleted.")


def append_only(*tables: str) -> migrations.RunPython:
    """Make the migration that lets the database itself refuse to change or delete rows of these tables."""
    return migrations.RunPython(_guard(tables), migrations.RunPython.noop)


def unguarded(*tables: str) -> migrations.RunPython:
    """
    Make the migration that lets rows of these tables be filled where columns were added.

    `append_only` must follow in the same migration.
    """
    return migrations.RunPython(_lift(tables), migrations.RunPython.noop)


def _lift(tables: tuple[str, ...]) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def lift(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        for table in tables:
            names = (f"{table}_no_update", f"{table}_no_delete") if is_sqlite else (f"{table}_never_changed",)
            for name in names:
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}"))

    return lift


def _guard(tables: tuple[str, ...]) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def guard(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        for table in tables:
            for statement in _in_sqlite(table) if is_sqlite else _in_postgresql(table):
                schema_editor.execute(statement)

    return guard


def _in_sqlite(table: str) -> tuple[str, ...]:
    # SQLite loses the triggers of a table when it makes it anew for a column; so this may be said twice of a table.
    return tuple(
        statement
        for change in ("update", "delete")
        for statement in (
            f"DROP TRIGGER IF EXISTS {table}_no_{change}",
            f"CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        )
    )


def _in_postgresql(table: str) -> tuple[str, ...]:
    return (
        f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE OR REPLACE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
    )
