"""Nothing recorded can be changed unnoticed."""

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.audit import jobs
from sen.reform.audit.models import AuditEvent, ChainHead
from sen.reform.audit.operations import record
from sen.reform.audit.queries import broken_links, history_of
from sen.reform.organizations.models import Unit
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(at):
    card = a_unit("Phường Một")
    return Unit.objects.get(pk=card.id)


def test_history_tells_what_happened_and_who_did_it(unit, at):
    actor = an_actor()
    record("unit_visited", unit, by=actor, at=at, floor=2)
    last = history_of("organizations.unit", unit.pk)[-1]
    assert (last.name, last.by, last.details) == ("unit_visited", actor.label, {"floor": 2})


def test_a_whole_chain_has_no_finding(unit):
    assert list(broken_links()) == []
    assert jobs.verify_chain.call() == 0


@pytest.mark.parametrize("statement", ["UPDATE audit_auditevent SET name = 'x'", "DELETE FROM audit_auditevent"])
def test_the_database_itself_refuses_changes(unit, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_refuses_changes(unit):
    event = AuditEvent.objects.first()
    for attempt in (event.save, event.delete, AuditEvent.objects.all().delete, AuditEvent.objects.all().update):
        with pytest.raises(TypeError):
            attempt()


def _forge(statement: str) -> None:
    """Change rows as somebody with the database's own password could: triggers out of the way first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_auditevent_no_update")
            cursor.execute("DROP TRIGGER audit_auditevent_no_delete")
        else:
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE audit_auditevent SET by_label = 'someone' WHERE id = (SELECT min(id) FROM audit_auditevent)",
            "bị sửa",
        ),
        ("DELETE FROM audit_auditevent WHERE id = (SELECT min(id) FROM audit_auditevent)", "không nối tiếp"),
        ("DELETE FROM audit_auditevent WHERE id = (SELECT max(id) FROM audit_auditevent)", "Thiếu"),
    ],
)
def test_forgery_below_the_application_is_found(unit, at, statement, found):
    record("unit_visited", unit, by=an_actor(), at=at)
    _forge(statement)
    assert any(found in sentence for sentence in broken_links())
    assert jobs.verify_chain.call() > 0


def test_what_is_rolled_back_leaves_no_link(unit, at):
    before = ChainHead.objects.get().digest
    with pytest.raises(RuntimeError), transaction.atomic():
        record("unit_visited", unit, by=an_actor(), at=at)
        raise RuntimeError
    assert ChainHead.objects.get().digest == before
    assert str(ChainHead.objects.get()) == before
    assert "unit" in str(AuditEvent.objects.first())
