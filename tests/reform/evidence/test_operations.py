"""Evidence comes in once, is described anew, and is never taken away (traps 15 and 16)."""

import dataclasses
import hashlib
import unicodedata
import uuid
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence import operations, queries, storage
from sen.reform.evidence.inspection import refusals
from sen.reform.evidence.kinds import DocumentKind, Look
from sen.reform.evidence.models import Access, Passport, Piece
from sen.reform.evidence.operations import adding
from sen.reform.organizations.models import Unit
from tests.factories.evidence import a_description, a_new_file, a_new_link, a_piece
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_docx, a_pdf, a_picture

pytestmark = pytest.mark.django_db


def _files(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_lies_under_its_key_with_its_digest(at, folder):
    officer = an_actor()
    data = a_pdf("plan")
    key = operations.add_file(a_new_file(officer.acting.unit_id, data), by=officer, at=at)
    card = queries.piece(key)
    assert _files(folder) == [uuid.UUID(key).hex]
    assert card.sha256 == hashlib.sha256(data).hexdigest()
    assert (card.size, card.content_type, card.page_count) == (len(data), "application/pdf", 1)
    assert (card.added_at, card.added_by) == (at, officer.label)
    assert card.title == "Kế hoạch cải cách hành chính năm 2023"
    assert AuditEvent.objects.filter(name="piece_added", subject_type="evidence.piece", subject_id=card.id).count() == 1


@pytest.mark.parametrize(
    ("sent", "shown", "saved"),
    [
        ("../../etc/passwd", "passwd", "passwd.pdf"),
        ("..\\..\\boot.ini", "boot.ini", "boot.ini.pdf"),
        ("/tuyet-doi/ke-hoach.pdf", "ke-hoach.pdf", "ke-hoach.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf", "ab.pdf"),
        ("hoa\u202efdp.exe", "hoafdp.exe", "hoafdp.exe.pdf"),  # shown as "hoaexe.pdf" by most programs
        (unicodedata.normalize("NFD", "Kế hoạch.pdf"), "Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("..", "tep", "tep.pdf"),
        ('a<b>"c".pdf', "a_b__c_.pdf", "a_b__c_.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_trap_16_a_name_somebody_sent_leads_nowhere(at, folder, sent, shown, saved):
    key = operations.add_file(a_new_file(a_unit().id, file_name=sent), by=SYSTEM, at=at)
    card = queries.piece(key)
    assert (card.file_name, card.save_as) == (shown, saved)
    assert _files(folder) == [uuid.UUID(key).hex]
    assert [path.name for path in folder.parent.iterdir()] == ["evidence"]


def test_a_downloaded_file_is_called_what_it_is():
    assert a_piece(data=a_picture(), file_name="anh.pdf").save_as == "anh.png"
    assert a_piece(data=a_picture("JPEG"), file_name="anh.JPEG").save_as == "anh.JPEG"
    assert a_piece(data=a_docx(), file_name="bao-cao.docx").save_as == "bao-cao.docx"


def test_the_same_bytes_of_a_unit_are_the_piece_that_stands(at, folder):
    first = a_piece()
    again = a_new_file(first.unit_id, description=a_description(title="Tên khác"), file_name="ten-khac.pdf")
    assert operations.add_file(again, by=SYSTEM, at=at) == first.key
    assert queries.piece(first.key) == first
    assert Passport.objects.count() == 1
    assert len(_files(folder)) == 1


def test_the_same_bytes_of_another_unit_are_a_piece_of_its_own(at, folder):
    first = a_piece()
    key = operations.add_file(a_new_file(a_unit("Phường 4").id), by=SYSTEM, at=at)
    assert key != first.key
    assert len(_files(folder)) == 2


def test_a_retry_after_a_lost_answer_adds_nothing(at):
    unit_id, request_key = a_unit().id, uuid.uuid4()
    new = a_new_file(unit_id, request_key=request_key)
    key = operations.add_file(new, by=SYSTEM, at=at)
    assert operations.add_file(new, by=SYSTEM, at=at + timedelta(minutes=1)) == key
    assert queries.came_with(key, request_key)
    assert not queries.came_with(key, uuid.uuid4())
    assert not queries.came_with(key, None)
    assert Piece.objects.count() == 1


def test_another_file_with_a_used_request_key_comes_in_by_itself(at):
    """A form sent again after going back in the browser."""
    unit_id, request_key = a_unit().id, uuid.uuid4()
    first = operations.add_file(a_new_file(unit_id, request_key=request_key), by=SYSTEM, at=at)
    second = operations.add_file(a_new_file(unit_id, a_pdf("other"), request_key=request_key), by=SYSTEM, at=at)
    assert first != second
    assert not queries.came_with(second, request_key)


def test_two_requests_at_the_same_moment_add_one_piece(at, folder, monkeypatch):
    first = a_piece()
    # The first look finds nothing yet; the second, after the clash, finds the piece.
    monkeypatch.setattr(adding, "_key_of", _missing_once(adding._key_of))
    assert operations.add_file(a_new_file(first.unit_id), by=SYSTEM, at=at) == first.key
    assert len(_files(folder)) == 1


def _missing_once(look):
    seen = []

    def look_later(pieces):
        seen.append(1)
        return "" if len(seen) == 1 else look(pieces)

    return look_later


def test_a_clash_that_is_no_repetition_is_not_hidden(at, folder, monkeypatch):
    unit_id, request_key = a_unit().id, uuid.uuid4()
    operations.add_file(a_new_file(unit_id, request_key=request_key), by=SYSTEM, at=at)
    monkeypatch.setattr(adding, "_unused", lambda new: new.request_key)
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.add_file(a_new_file(unit_id, a_pdf("other"), request_key=request_key), by=SYSTEM, at=at)
    assert len(_files(folder)) == 1


def test_a_file_of_a_failed_transaction_does_not_stay(at, folder, monkeypatch):
    def fail(*args, **details):
        raise DatabaseError

    monkeypatch.setattr(adding.audit, "record", fail)
    with pytest.raises(DatabaseError), transaction.atomic():
        operations.add_file(a_new_file(a_unit().id), by=SYSTEM, at=at)
    assert _files(folder) == []
    assert Piece.objects.count() == 0


def test_a_link_stands_once_in_a_unit(at):
    unit_id, request_key = a_unit().id, uuid.uuid4()
    key = operations.add_link(a_new_link(unit_id, request_key=request_key), by=SYSTEM, at=at)
    assert operations.add_link(a_new_link(unit_id), by=SYSTEM, at=at) == key
    card = queries.piece(key)
    assert card.is_link
    assert not card.has_preview
    assert card.url == "https://sonoivu.example.vn/van-ban/12"
    other = a_new_link(unit_id, url="http://10.0.0.5/bao-cao", request_key=request_key)
    assert operations.add_link(other, by=SYSTEM, at=at) != key


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.vn/x",
        "example.vn/van-ban",
        "https://sonoivu.example.vn@ke-xau.example/",  # looks like the department, leads elsewhere
        "https://example.vn/" + "x" * 500,
        "https://exa mple.vn/",
        "https://example.vn/\r\nSet-Cookie: a=b",
        "",
    ],
)
def test_only_addresses_of_pages_are_links(at, url):
    with pytest.raises(operations.BadAddress):
        operations.add_link(a_new_link(a_unit().id, url=url), by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": "  "}, operations.NoTitle),
        ({"title": "Báo cáo (MẬT)"}, refusals.MarkedSecret),
        ({"issuing_body": " "}, operations.IncompletePassport),
        ({"issued_on": None}, operations.IncompletePassport),
        ({"issued_on": date(2023, 9, 22)}, operations.IssuedLater),  # tomorrow
        ({"valid_from": date(2023, 2, 1), "valid_to": date(2023, 1, 31)}, operations.DaysOutOfOrder),
    ],
)
def test_a_description_nobody_could_judge_by_is_refused_for_new_and_standing_pieces(at, folder, said, refusal):
    piece = a_piece()
    wrong = a_description(**said)
    with pytest.raises(refusal):
        operations.add_file(a_new_file(piece.unit_id, a_pdf("other"), description=wrong), by=SYSTEM, at=at)
    with pytest.raises(refusal):
        operations.add_link(a_new_link(piece.unit_id, description=wrong), by=SYSTEM, at=at)
    with pytest.raises(refusal):
        operations.describe(piece.key, wrong, by=SYSTEM, at=at)
    assert len(_files(folder)) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"issued_on": date(2023, 9, 21)},  # today
        {"valid_from": date(2023, 2, 1), "valid_to": date(2023, 2, 1)},  # in force one day
        {"valid_from": date(2023, 2, 1)},
        {"document_kind": DocumentKind.FIGURES, "issuing_body": "", "issued_on": None},  # a count of one's own
    ],
)
def test_what_is_enough_is_taken(at, said):
    unit_id = a_unit().id
    assert operations.add_file(a_new_file(unit_id, description=a_description(**said)), by=SYSTEM, at=at)


def test_nothing_comes_in_before_somebody_rules_secrets_out(at, folder):
    unit_id = a_unit().id
    with pytest.raises(operations.SecretsNotRuledOut):
        operations.add_file(a_new_file(unit_id, is_free_of_secrets=False), by=SYSTEM, at=at)
    with pytest.raises(operations.SecretsNotRuledOut):
        operations.add_link(a_new_link(unit_id, is_free_of_secrets=False), by=SYSTEM, at=at)
    with pytest.raises(refusals.MarkedSecret):
        operations.add_file(a_new_file(unit_id, file_name="12-QD-TOI-MAT.pdf"), by=SYSTEM, at=at)
    assert _files(folder) == []


def test_only_the_unit_adds_and_describes(at):
    piece = a_piece()
    stranger, appraiser = an_actor(), an_actor(Role.APPRAISER)
    for new, add in (
        (a_new_file(piece.unit_id), operations.add_file),
        (a_new_link(piece.unit_id), operations.add_link),
    ):
        for actor in (stranger, appraiser):
            with pytest.raises(NotAllowed):
                add(new, by=actor, at=at)
    with pytest.raises(NotAllowed):  # may read, so is told why
        operations.describe(piece.key, a_description(), by=appraiser, at=at)
    with pytest.raises(queries.PieceNotFound):  # may not even know
        operations.describe(piece.key, a_description(), by=stranger, at=at)


def test_describing_anew_adds_a_passport_and_keeps_the_old_one(at):
    piece = a_piece()
    head = an_actor(Role.UNIT_HEAD, unit_id=piece.unit_id)
    operations.describe(piece.key, a_description(title="Kế hoạch (sửa đổi)", number="15/KH-UBND"), by=head, at=at)
    card = queries.piece(piece.key)
    assert (card.title, card.number) == ("Kế hoạch (sửa đổi)", "15/KH-UBND")
    assert (card.sha256, card.added_by) == (piece.sha256, piece.added_by)
    assert [line.title for line in queries.passports_of(piece.key)] == [card.title, piece.title]
    assert AuditEvent.objects.filter(name="piece_described").count() == 1


def test_looking_is_written_down_and_leafing_is_one_look(at):
    piece = a_piece()
    reader = an_actor(Role.APPRAISER)
    for what in (Look.DOWNLOADED, Look.DOWNLOADED, Look.PREVIEWED, Look.PREVIEWED, Look.OPENED):
        operations.record_access(piece.key, what, by=reader, at=at)
    operations.record_access(piece.key, Look.PREVIEWED, by=reader, at=at + timedelta(minutes=16))
    lines = queries.accesses_of(piece.key)
    assert [line.what for line in reversed(lines)] == ["downloaded", "downloaded", "previewed", "opened", "previewed"]
    assert {line.by for line in lines} == {reader.label}
    with pytest.raises(queries.PieceNotFound):
        operations.record_access(piece.key, Look.OPENED, by=an_actor(), at=at)


def test_trap_15_evidence_is_never_changed_or_taken_away(at):
    """Neither by the application, nor by a cascade, nor by the database's own hand."""
    piece = a_piece()
    operations.record_access(piece.key, Look.OPENED, by=SYSTEM, at=at)
    for model in (Piece, Passport, Access):
        row = model.objects.get()
        for change in (row.delete, row.save, model.objects.all().delete, lambda: model.objects.update(id=5)):  # noqa: B023
            with pytest.raises(TypeError):
                change()
        for statement in ("DELETE FROM {}", "UPDATE {} SET id = id"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(model._meta.db_table))
    with pytest.raises(ProtectedError):
        Unit.objects.get(pk=piece.unit_id).delete()
    with pytest.raises(ProtectedError):
        Unit.objects.all().delete()
    assert queries.piece(piece.key) == piece


def test_every_relation_to_evidence_is_protected():
    for model in (Piece, Passport, Access):
        for relation in [*model._meta.related_objects, *model._meta.fields]:
            on_delete = getattr(getattr(relation, "remote_field", None) or relation, "on_delete", None)
            if on_delete is not None:
                assert on_delete.__name__ in {"PROTECT", "DO_NOTHING"}, relation


def test_the_database_keeps_files_and_links_apart(at):
    piece = Piece.objects.get(pk=a_piece().id)
    for wrong in ({"sha256": ""}, {"url": "https://example.vn"}, {"kind": "link"}, {"storage_name": ""}):
        fields = {field.attname: getattr(piece, field.attname) for field in Piece._meta.fields}
        row = Piece(**{**fields, "id": None, "key": uuid.uuid4(), "unit_id": a_unit().id, **wrong})
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_trap_16_keys_cannot_be_guessed():
    first, second = a_piece(data=a_pdf("1")), a_piece(data=a_pdf("2"))
    assert uuid.UUID(first.key).version == uuid.UUID(second.key).version == 4


def test_what_was_written_inside_stays_when_all_goes_well(folder):
    with storage.leaving_nothing_behind(), storage.leaving_nothing_behind():
        storage.put("a", b"x")
    assert _files(folder) == ["a"]
    with pytest.raises(ValueError, match="late"), storage.leaving_nothing_behind():
        with storage.leaving_nothing_behind():
            storage.put("b", b"x")
        raise ValueError("late")
    assert _files(folder) == ["a"]


def test_descriptions_are_composed_before_they_are_kept(at):
    said = unicodedata.normalize("NFD", "Báo cáo quý III")
    piece = a_piece(description=dataclasses.replace(a_description(), title=said))
    assert piece.title == "Báo cáo quý III"
