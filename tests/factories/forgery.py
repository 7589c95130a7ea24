"""Changing rows as somebody with the database's own password could."""

from django.db import connection


def forge(table: str, statement: str) -> None:
    """Take the triggers of an append-only table out of the way, then do it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
            cursor.execute(statement)
        else:
            cursor.execute("SET LOCAL session_replication_role = 'replica'")
            cursor.execute(statement)
            cursor.execute("SET LOCAL session_replication_role = 'origin'")
