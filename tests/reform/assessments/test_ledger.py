"""Nothing declared can be changed unnoticed: the database refuses, and the chain tells where somebody went around it."""

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.assessments import jobs
from sen.reform.assessments.models import Assessment, Entry, Latest
from sen.reform.assessments.queries import broken_ledgers, wrong_points, wrong_projections
from tests.factories.assessments import a_round, an_assessment, declared
from tests.factories.forgery import forge
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = an_assessment()
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "2.1.1", not_applicable="không được giao vốn")
    declared(card, "1.1.1", done=50)
    return card


def test_a_whole_ledger_has_no_finding(card):
    assert list(broken_ledgers()) == list(wrong_projections()) == list(wrong_points()) == []


def test_each_entry_carries_the_digest_of_the_one_before(card):
    entries = list(Entry.objects.order_by("number"))
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert entries[0].previous_digest == "0" * 64
    assert [entry.previous_digest for entry in entries[1:]] == [entry.digest for entry in entries[:-1]]
    head = Assessment.objects.get(pk=card.id)
    assert (head.entry_count, head.head_digest) == (3, entries[-1].digest)


@pytest.mark.parametrize("statement", ["UPDATE assessments_entry SET code = 'x'", "DELETE FROM assessments_entry"])
def test_the_database_itself_refuses_changes(card, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_refuses_changes(card):
    entry = Entry.objects.first()
    for attempt in (entry.save, entry.delete, Entry.objects.all().delete, Entry.objects.all().update):
        with pytest.raises(TypeError):
            attempt()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            'UPDATE assessments_entry SET inputs = \'{{"done": "60"}}\' WHERE number = 3',
            "dòng 3 (tiêu chí 1.1.1): bị sửa",
        ),
        ("UPDATE assessments_entry SET by_label = 'ai đó' WHERE number = 2", "dòng 2 (tiêu chí 2.1.1): bị sửa"),
        (
            "UPDATE assessments_entry SET at = '2023-01-01 00:00:00+00' WHERE number = 1",
            "dòng 1 (tiêu chí 1.1.1): bị sửa",
        ),
        ("DELETE FROM assessments_entry WHERE number = 2", "dòng 3: không nối tiếp"),
        ("DELETE FROM assessments_entry WHERE number = 3", "thiếu dòng cuối"),
        ("DELETE FROM assessments_entry", "thiếu dòng cuối"),
        ("UPDATE assessments_assessment SET head_digest = '{start}'", "thiếu dòng cuối"),
    ],
)
def test_forgery_below_the_application_is_found_and_its_place_is_named(card, statement, found):
    Latest.objects.all().delete()  # whoever deletes entries must take away what points to them
    forge("assessments_entry", statement.format(start="0" * 64))
    sentences = list(broken_ledgers())
    assert any(found in sentence for sentence in sentences), sentences
    assert all(card.unit_name in sentence for sentence in sentences)


def test_what_counts_must_be_the_newest_entry(card):
    first = Entry.objects.get(number=1)
    Latest.objects.filter(code="1.1.1").update(entry=first)
    (sentence,) = wrong_projections()
    assert card.unit_name in sentence
    assert "tiêu chí 1.1.1" in sentence
    Latest.objects.filter(code="1.1.1").delete()
    assert len(list(wrong_projections())) == 1


def test_points_the_rule_does_not_give_are_found(card):
    forge("assessments_entry", "UPDATE assessments_entry SET points = '2' WHERE number = 1")
    (sentence,) = wrong_points()
    assert "dòng 1 (tiêu chí 1.1.1): tính lại ra điểm khác" in sentence


def test_the_ledger_of_another_unit_is_not_blamed(card):
    other = a_round(a_unit("Phường Khác"), year=2022, version_id=card.round.version_id)
    assert other.unit_count == 1
    forge("assessments_entry", "UPDATE assessments_entry SET code = '1.2' WHERE number = 1")
    assert all("Phường Khác" not in sentence for sentence in broken_ledgers())


def test_every_night_the_ledgers_are_checked(card):
    assert jobs.check_ledgers.call() == 0
    forge("assessments_entry", "UPDATE assessments_entry SET points = '2' WHERE number = 1")
    assert jobs.check_ledgers.call() == 2  # the chain, and the points
