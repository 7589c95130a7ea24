"""
Trap 25: who holds everything the database keeps, and even every token and the order of the votes, learns no more about
who gave which stars than the published counts say.
"""

import itertools
import random
import uuid

import pytest
from django.apps import apps
from django.db import connection, transaction

from sen.reform.feedback import queries
from sen.reform.feedback.models import CaseCode
from sen.reform.feedback.operations import Outcome, Receipt, Visitor, rate, rate_verified
from sen.reform.feedback.voters import case_code_digest, voter_key
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
SUBJECT = "news.article:5"
STARS = (1, 5, 5, 3, 4, 5, 2, 5, 4, 1)


@pytest.fixture
def same_dice(monkeypatch):
    """Let chance fall the same way in every world, so that only what was voted can make a difference."""
    import os

    def _begin() -> None:
        dice = random.Random(7)  # a test
        monkeypatch.setattr(os, "urandom", dice.randbytes)
        monkeypatch.setattr("random._urandom", dice.randbytes)
        monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=dice.getrandbits(128), version=4))

    return _begin


def _dump() -> dict[str, list[tuple]]:
    """Every table with every column, and where each row lies."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True)):
            if connection.vendor == "sqlite":
                cursor.execute(f"SELECT {place}, * FROM {table} ORDER BY {place}")  # our own tables
            else:
                # xmin tells which rows one transaction wrote; counted from the first of the dump.
                cursor.execute(f"SELECT ctid::text, xmin::text::bigint, * FROM {table} ORDER BY ctid")
            found[table] = [tuple(str(each) for each in row) for row in cursor.fetchall()]
    return found


def _relative(dump: dict[str, list[tuple]]) -> dict[str, list[tuple]]:
    """In PostgreSQL transactions are counted on from world to world: keep their order and equality only."""
    if connection.vendor == "sqlite":
        return dump
    numbers = sorted({int(row[1]) for rows in dump.values() for row in rows})
    order = {number: place for place, number in enumerate(numbers)}
    return {table: [(row[0], order[int(row[1])], *row[2:]) for row in rows] for table, rows in dump.items()}


def _begin_world() -> None:
    """In PostgreSQL what was rolled back leaves gaps in tables and numbers: begin with fresh ones."""
    if connection.vendor == "postgresql":
        tables = ("tally", "voterkey", "votermark", "daykey", "networkcount", "casecode")
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(f'feedback_{table}' for table in tables)} RESTART IDENTITY")


def _world(given: tuple[int, ...], at, *, changes: tuple[tuple[int, int], ...] = ()) -> dict[str, list[tuple]]:
    """Ten browsers vote in this order, each with these stars; then some change theirs. Returns all that is kept."""
    with transaction.atomic():
        _begin_world()
        held: list[Receipt] = []
        for number, stars in enumerate(given):
            visitor = Visitor(f"{number:022d}", f"203.0.113.{number}")
            held.append(rate(subject=SUBJECT, stars=stars, visitor=visitor, at=at).receipt)
        for number, stars in changes:
            visitor = Visitor(f"{number:022d}", f"203.0.113.{number}")
            rate(subject=SUBJECT, stars=stars, visitor=visitor, receipt=held[number], at=at)
        dump = _relative(_dump())
        transaction.set_rollback(True)
    return dump


def test_trap_25_the_same_counts_leave_the_same_database_whoever_gave_which_stars(same_dice, at):
    same_dice()
    kept = _world(STARS, at)
    assert any("feedback_votermark" in table and len(rows) == 10 for table, rows in kept.items())
    shuffle = random.Random(1)  # a test
    for _try in range(5):
        others = tuple(shuffle.sample(STARS, len(STARS)))
        same_dice()
        assert _world(others, at) == kept, others
    # The counter-test: other counts do show, so the comparison sees what there is to see.
    same_dice()
    assert _world((5,) * 10, at) != kept


def test_trap_25_changing_stars_leaves_no_trace_of_what_they_were(same_dice, at):
    same_dice()
    one = _world((1, 5, *(3,) * 8), at, changes=((0, 2), (1, 4)))
    same_dice()
    assert _world((5, 1, *(3,) * 8), at, changes=((0, 4), (1, 2))) == one


def test_trap_25_tokens_and_keys_tell_who_voted_and_nothing_of_what(at):
    """An attacker with tokens, order, keys and the secret finds each mark; beside the random ones, all are alike."""
    for number, stars in enumerate(STARS):
        visitor = Visitor(f"{number:022d}", f"203.0.{number}.7")
        rate(subject=SUBJECT, stars=stars, visitor=visitor, at=at)
    from sen.reform.feedback.models import VoterKey, VoterMark

    secret = VoterKey.objects.get().secret
    marks = {mark.key: mark for mark in VoterMark.objects.all()}
    found = [marks[voter_key(secret, SUBJECT, f"{number:022d}")] for number in range(len(STARS))]
    columns = {field.name for field in VoterMark._meta.get_fields()}
    assert columns == {"id", "made_with", "subject", "key", "receipt_digest"}
    assert len({(mark.made_with_id, mark.subject) for mark in found}) == 1


def test_trap_25_codes_that_were_spent_do_not_tell_the_stars_they_gave(same_dice, at):
    unit = a_unit()
    codes = [f"H19-230921-{number:04d}" for number in range(4)]

    def _verified(given) -> dict:
        with transaction.atomic():
            _begin_world()
            rows = [CaseCode(unit_id=unit.id, code_digest=case_code_digest(code)) for code in codes]
            CaseCode.objects.bulk_create(rows)
            for number, (code, stars) in enumerate(zip(codes, given, strict=True)):
                visitor = Visitor(f"{number:022d}", f"203.0.113.{number}")
                outcome = rate_verified(
                    subject="organizations.unit:1", unit_id=unit.id, stars=stars, code=code, visitor=visitor, at=at
                )
                assert outcome == Outcome.VERIFIED
            dump = _relative(_dump())
            transaction.set_rollback(True)
        return dump

    worlds = []
    for given in itertools.islice(itertools.permutations((1, 2, 5, 5)), 0, 24, 5):
        same_dice()
        worlds.append(_verified(given))
    assert all(world == worlds[0] for world in worlds)


def test_trap_25_no_table_keeps_a_token_an_address_or_the_moment_of_a_rating(at):
    visitor = Visitor("t" * 22, "203.0.113.77")
    rate(subject=SUBJECT, stars=5, visitor=visitor, at=at)
    kept = repr(_dump())
    for said in ("t" * 22, "203.0.113.77", "07:00", "14:00"):
        assert said not in kept
    # The month alone is kept.
    assert [row.month_from.isoformat() for row in queries.tallies()] == ["2023-09-01"]
