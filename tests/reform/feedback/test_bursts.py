"""A burst of ratings loses none and counts none twice: several processes on SQLite, several threads on PostgreSQL."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from sen.reform.feedback import queries
from sen.reform.feedback.operations import TooMany, Visitor, rate

AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)
SUBJECT = "news.article:5"
WORKERS, BROWSERS = 4, 25
PROGRAM = """
import sys
import django
django.setup()
from tests.reform.feedback import test_bursts
print(test_bursts.vote(int(sys.argv[1]), sys.argv[2]))
"""


def vote(worker: int, address: str = "") -> int:
    """
    Send the ratings of one worker; how many were taken.

    Every browser rates twice, and two workers each share their browsers: whoever comes second must not count.
    """
    taken = 0
    for number in (*range(BROWSERS), *range(BROWSERS)):
        browser = worker // 2 * BROWSERS + number
        visitor = Visitor(f"{browser:022d}", address or f"203.0.{worker}.{number}")
        try:
            taken += rate(subject=SUBJECT, stars=number % 5 + 1, visitor=visitor, at=AT).receipt is not None
        except TooMany:
            continue
    return taken


@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share one connection in SQLite's tests")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["", "198.51.100.7"], ids=["many networks", "one network"])
def test_trap_23_a_burst_of_threads(address):
    def _work(worker: int) -> int:
        try:
            return vote(worker, address)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        taken = sum(pool.map(_work, range(WORKERS)))
    expected = 20 if address else WORKERS // 2 * BROWSERS
    assert taken == queries.ratings_of(SUBJECT).open.count == expected


@pytest.fixture
def own_file(tmp_path, django_db_setup, django_db_blocker) -> dict[str, str]:
    """A database file of its own with all tables, and the surroundings in which processes find it."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "sen.sqlite3") as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")
    return {
        **{name: value for name, value in os.environ.items() if name != "SEN_DATABASE"},
        "SEN_VAR": str(tmp_path),
        "SEN_SECRET": "for tests only",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is tried with threads")
@pytest.mark.parametrize("address", ["", "198.51.100.7"], ids=["many networks", "one network"])
def test_trap_23_a_burst_of_processes(own_file, address):
    root = Path(__file__).parents[3]
    commands = [[sys.executable, "-c", PROGRAM, str(worker), address] for worker in range(WORKERS)]
    started = [
        subprocess.Popen(command, cwd=root, env=own_file, stdout=subprocess.PIPE, text=True) for command in commands
    ]
    taken = sum(int(process.communicate(timeout=120)[0].split()[-1]) for process in started)
    with sqlite3.connect(Path(own_file["SEN_VAR"]) / "sen.sqlite3") as kept:
        counted = kept.execute("SELECT one + two + three + four + five FROM feedback_tally").fetchall()
        marks = kept.execute("SELECT count(*) FROM feedback_votermark").fetchone()[0]
    expected = 20 if address else WORKERS // 2 * BROWSERS
    assert (taken, counted, marks) == (expected, [(expected,)], expected)
