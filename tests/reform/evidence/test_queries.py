"""Finding evidence, and finding out that it was touched."""

import uuid
from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.evidence import jobs, operations, previews, queries
from sen.reform.evidence.models import Access
from tests.factories.evidence import AT, a_description, a_new_link, a_piece
from tests.factories.units import a_unit
from tests.reform.evidence import samples as s

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["0d1c3a52-7b1e-4a53-9a53-3f0a7e6c5b21", "1", "../x", "", "None"])
def test_an_unknown_key_is_no_piece_whatever_it_looks_like(key):
    for ask in (queries.piece, queries.open_file):
        with pytest.raises(queries.PieceNotFound):
            ask(key)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 2),
        ("ke hoach", 1),  # without marks
        ("Kế hoạch", 1),
        ("12/KH", 1),
        ("ubnd 2023", 1),  # words of different fields
        ("SO-LIEU.PDF", 1),  # the name of the file
        ("khong co", 0),
        ("100%_", 0),  # signs of the database are only signs
    ],
)
def test_a_library_is_searched_without_marks(words, count):
    unit_id = a_unit().id
    a_piece(unit_id)
    figures = a_description(title="Số liệu hồ sơ", number="", issuing_body="Bộ phận Một cửa")
    a_piece(unit_id, s.a_pdf("other"), file_name="so-lieu.pdf", description=figures)
    a_piece(data=s.a_pdf("elsewhere"))
    assert len(queries.pieces_of(unit_id, words)) == count


def test_the_newest_stand_first_and_only_so_many(monkeypatch):
    unit_id = a_unit().id
    pieces = [a_piece(unit_id, s.a_pdf(str(number))) for number in range(3)]
    assert [card.id for card in queries.pieces_of(unit_id)] == [card.id for card in reversed(pieces)]
    monkeypatch.setattr(queries, "MOST_PIECES", 2)
    assert len(queries.pieces_of(unit_id)) == 2


def test_only_the_newest_description_is_searched(django_assert_num_queries):
    piece = a_piece()
    operations.describe(piece.key, a_description(title="Tên mới"), by=SYSTEM, at=AT)
    assert queries.pieces_of(piece.unit_id, "cai cach") == ()
    with django_assert_num_queries(1):
        assert [card.title for card in queries.pieces_of(piece.unit_id)] == ["Tên mới"]
    with django_assert_num_queries(1):
        assert queries.pieces_by_id([piece.id, 999_999])[piece.id].title == "Tên mới"


@pytest.mark.parametrize(
    ("day", "is_expired", "is_not_yet_valid"),
    [
        (date(2023, 1, 31), False, True),
        (date(2023, 2, 1), False, False),  # the first day counts
        (date(2023, 12, 31), False, False),  # and so does the last
        (date(2024, 1, 1), True, False),
    ],
)
def test_a_document_is_in_force_from_its_first_day_to_its_last(day, is_expired, is_not_yet_valid):
    card = a_piece(description=a_description(valid_from=date(2023, 2, 1), valid_to=date(2023, 12, 31)))
    assert (card.is_expired(day), card.is_not_yet_valid(day)) == (is_expired, is_not_yet_valid)


def test_a_document_without_days_is_always_in_force():
    card = a_piece()
    assert not card.is_expired(date(2099, 1, 1))
    assert not card.is_not_yet_valid(date(1999, 1, 1))


def test_one_changed_byte_is_found_and_said_where(folder):
    whole, touched, gone = (a_piece(data=s.a_pdf(word)) for word in ("whole", "touched", "gone"))
    operations.add_link(a_new_link(whole.unit_id), by=SYSTEM, at=AT)
    assert list(queries.changed_pieces()) == []
    assert jobs.verify_pieces.call() == 0
    path = folder / uuid.UUID(touched.key).hex
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    (folder / uuid.UUID(gone.key).hex).unlink()
    first, second = queries.changed_pieces()
    assert touched.key in first
    assert touched.sha256 in first
    assert gone.key in second
    assert jobs.verify_pieces.call() == 2
    with pytest.raises(queries.FileMissing):
        queries.open_file(gone.key)


def test_a_link_has_no_bytes():
    key = operations.add_link(a_new_link(a_unit().id), by=SYSTEM, at=AT)
    with pytest.raises(queries.PieceNotFound):
        queries.open_file(key)
    with pytest.raises(previews.NoPreview):
        previews.preview(queries.piece(key), 1)


@pytest.mark.parametrize(
    ("data", "content_type", "start"),
    [
        (s.a_pdf("hello"), "image/png", b"\x89PNG"),
        (s.a_picture("PNG", (3000, 2000), "RGBA"), "image/jpeg", b"\xff\xd8"),
        (s.a_picture("JPEG", (300, 2)), "image/jpeg", b"\xff\xd8"),
    ],
    ids=("pdf", "png", "jpeg"),
)
def test_a_page_is_drawn_once_and_kept(data, content_type, start, monkeypatch):
    card = a_piece(data=data)
    picture, kind = previews.preview(card, 1)
    assert kind == content_type
    assert picture.startswith(start)
    monkeypatch.setattr(previews.apart, "draw", None)  # asked again, it would fail
    assert previews.preview(card, 1) == (picture, kind)


@pytest.mark.parametrize("page", [0, 2, -1])
def test_there_is_no_picture_of_a_page_that_is_not_there(page):
    with pytest.raises(previews.NoPreview):
        previews.preview(a_piece(), page)


def test_a_page_that_cannot_be_drawn_is_tried_once_only(monkeypatch):
    card, tries = a_piece(), []

    def fail(*words):
        tries.append(words)
        raise previews.apart.Unreadable

    monkeypatch.setattr(previews.apart, "draw", fail)
    for _ in range(2):
        with pytest.raises(previews.NoPreview):
            previews.preview(card, 1)
    assert len(tries) == 1


def test_rows_say_what_they_are():
    piece = a_piece()
    from sen.reform.evidence.models import Passport, Piece

    assert str(Piece.objects.get()) == piece.key
    assert str(Passport.objects.get()) == piece.title
    assert "opened" in str(Access(piece_id=piece.id, what="opened", by_label="A"))
