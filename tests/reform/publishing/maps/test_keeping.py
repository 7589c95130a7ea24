"""Maps are kept for ever, drawn once an administrator takes them into use, and for the units of their days only."""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.organizations import operations as organizations
from sen.reform.organizations.kinds import Kind
from sen.reform.publishing.maps import operations, records
from sen.reform.publishing.maps.geojson import FileRefused
from sen.reform.publishing.maps.operations import SchemeUnit
from sen.reform.publishing.maps.permissions import may_keep_maps
from sen.reform.publishing.maps.queries import BOUNDARIES, TILES, map_of, tile_name
from sen.reform.publishing.models import MapDecision, UnitsMap
from sen.reform.scoring.queries import digest_of
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.reform.publishing.maps.files import squares

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
CODES = ("29902", "29905", "29911")


@pytest.fixture
def units():
    names = {"29905": "Phường 1", "29911": "Phường 2", "29902": "Xã Tân Quy Tây"}
    return [a_unit(name, code=code) for code, name in names.items()]


def scheme(at, *lines, source="Phòng Nội vụ", valid_from=TODAY, by=SYSTEM):
    said = lines or (("29905", 0, 0, ("29911",)), ("29911", 1, 0, ()), ("29902", 2, 0, ("29911",)))
    return operations.keep_scheme(
        tuple(SchemeUnit(*line) for line in said), source, valid_from=valid_from, by=by, at=at
    )


def boundaries(at, *codes, source="Sở Nông nghiệp và Môi trường", valid_from=TODAY, by=SYSTEM, **said):
    return operations.keep_boundaries(squares(*(codes or CODES)), source, valid_from=valid_from, by=by, at=at, **said)


def used(map_id, at, by=SYSTEM):
    operations.use_map(map_id, by=by, at=at)
    return map_id


@pytest.mark.parametrize("role", [*Role, None])
def test_only_administrators_keep_maps(role, units, at):
    person, kept = an_actor(role, unit_id=units[0].id), scheme(at)
    orders = (
        lambda: scheme(at, by=person),
        lambda: boundaries(at, by=person),
        lambda: operations.use_map(kept, by=person, at=at),
        lambda: operations.withdraw_map(kept, "Sai", by=person, at=at),
    )
    assert bool(may_keep_maps(person)) is (role is Role.ADMINISTRATOR)
    if role is Role.ADMINISTRATOR:
        return
    for order in orders:
        with pytest.raises(NotAllowed, match="quản trị viên"):
            order()
    assert UnitsMap.objects.count() == 1
    assert not MapDecision.objects.exists()


def test_without_a_map_units_stand_in_the_order_of_their_names(units):
    drawn = map_of(CODES, TODAY)
    assert (drawn.kind, drawn.shapes) == (TILES, ())
    assert [(tile.code, tile.short, tile.column, tile.row) for tile in drawn.tiles] == [
        ("29905", "Phường 1", 0, 0), ("29911", "Phường 2", 2, 0), ("29902", "Tân Quy Tây", 0, 1),
    ]  # fmt: skip
    assert "không phải bản đồ" in drawn.caption


def test_a_scheme_is_drawn_once_it_is_in_use_and_the_map_says_that_it_is_none(units, at):
    kept = scheme(at)
    assert map_of(CODES, TODAY).tiles[0].code == "29905"
    used(kept, at)
    drawn = map_of(CODES, TODAY)
    assert (drawn.kind, {tile.row for tile in drawn.tiles}) == (TILES, {0})
    assert [tile.code for tile in drawn.tiles] == ["29905", "29911", "29902"]
    assert "không phải bản đồ" in drawn.caption
    assert [event.name for event in history_of("publishing.unitsmap", kept)] == ["map_kept", "map_used"]


def test_boundaries_take_the_place_of_tiles_and_say_whose_they_are(units, at):
    used(scheme(at), at)
    used(boundaries(at), at)
    drawn = map_of(CODES, TODAY)
    assert (drawn.kind, drawn.tiles, drawn.width) == (BOUNDARIES, (), 400)
    assert {shape.code: shape.short for shape in drawn.shapes}["29902"] == "Tân Quy Tây"
    assert drawn.shapes[0].path.startswith("M")
    assert drawn.caption == "Ranh giới từ ngày 21/9/2023. Nguồn: Sở Nông nghiệp và Môi trường."


def test_a_map_is_kept_with_the_digests_of_what_it_says_and_of_its_file(units, at):
    admin = an_actor(Role.ADMINISTRATOR, unit_id=units[0].id)
    a_unit("Phường Ẩn danh", valid_from=date(2024, 1, 1))
    kept = UnitsMap.objects.get(pk=boundaries(at, *CODES, "xa-la", by=admin))
    assert kept.digest == digest_of(kept.content)
    assert len(kept.file_digest) == 64
    assert (kept.added_at, kept.added_by) == (at, admin.label)
    assert records.map_page(kept.pk).unknown == ("xa-la",)
    assert len(json.dumps(kept.content)) < 30_000


def test_a_map_of_only_some_of_the_units_asked_for_is_not_drawn(units, at):
    used(scheme(at), at)
    assert {tile.row for tile in map_of((*CODES, "30000"), TODAY).tiles} == {0, 1}
    assert [tile.short for tile in map_of((*CODES, "30000"), TODAY).tiles][-1] == "30000"


def test_some_of_the_units_of_a_map_are_drawn_from_its_edge(units, at):
    used(scheme(at), at)
    assert [(tile.code, tile.column) for tile in map_of(("29911", "29902"), TODAY).tiles] == [
        ("29911", 0),
        ("29902", 2),
    ]


def test_trap_8_a_code_that_went_to_another_unit_is_not_drawn_where_the_old_one_lay(units, at):
    used(boundaries(at), at)
    merged = date(2025, 7, 1)
    for unit in units:
        organizations.close_unit(unit.id, on=merged, by=SYSTEM, at=at)
    a_unit("Phường Sa Đéc", code="29905", valid_from=merged)
    assert map_of(("29905",), merged).kind == TILES
    assert map_of(("29905",), merged).tiles[0].short == "Sa Đéc"
    assert map_of(CODES, date(2025, 6, 30)).kind == BOUNDARIES


def test_a_map_holds_from_its_day_and_the_newest_in_use_is_drawn(units, at):
    used(boundaries(at, valid_from=date(2023, 1, 1), source="Bản cũ"), at)
    used(boundaries(at, source="Bản mới"), at)
    assert map_of(CODES, date(2022, 12, 31)).kind == TILES
    assert "Bản cũ" in map_of(CODES, TODAY - timedelta(days=1)).caption
    assert "Bản mới" in map_of(CODES, TODAY).caption


def test_a_withdrawn_map_gives_way_to_the_one_before_and_stays_on_record(units, at):
    used(scheme(at), at)
    kept = used(boundaries(at), at)
    operations.withdraw_map(kept, "Sai ranh giới Phường 2", by=SYSTEM, at=at)
    assert map_of(CODES, TODAY).kind == TILES
    page = records.map_page(kept)
    assert not page.line.is_used
    assert [(line.step_label, line.reason) for line in page.decisions] == [
        ("Đang dùng", ""), ("Đã gỡ", "Sai ranh giới Phường 2"),
    ]  # fmt: skip
    used(kept, at)
    assert map_of(CODES, TODAY).kind == BOUNDARIES


def test_what_is_in_use_is_not_used_twice_and_what_is_not_is_not_withdrawn(units, at):
    kept = scheme(at)
    with pytest.raises(operations.MapNotInUse):
        operations.withdraw_map(kept, "Sai", by=SYSTEM, at=at)
    used(kept, at)
    with pytest.raises(operations.MapInUse):
        used(kept, at)
    operations.withdraw_map(kept, "Sai", by=SYSTEM, at=at)
    with pytest.raises(operations.MapNotInUse):
        operations.withdraw_map(kept, "Sai", by=SYSTEM, at=at)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_map_is_withdrawn_with_a_reason_only(reason, units, at):
    kept = used(scheme(at), at)
    with pytest.raises(operations.ReasonMissing, match="lý do"):
        operations.withdraw_map(kept, reason, by=SYSTEM, at=at)
    assert records.maps_kept()[0].is_used


def test_a_map_that_is_none_is_neither_shown_nor_used(at):
    for order in (
        lambda: records.map_page(7),
        lambda: used(7, at),
        lambda: operations.withdraw_map(7, "Sai", by=SYSTEM, at=at),
    ):
        with pytest.raises(operations.MapNotFound):
            order()


@pytest.mark.parametrize("source", ["", " ", "x" * 201])
def test_readers_are_told_where_a_map_comes_from(source, units, at):
    with pytest.raises(operations.SourceMissing, match="nguồn"):
        boundaries(at, source=source)


def test_a_day_without_wards_and_communes_has_no_map(units, at):
    a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT, valid_from=date(2019, 1, 1))
    for keep in (scheme, boundaries):
        with pytest.raises(operations.NoUnits, match="31/12/2019"):
            keep(at, valid_from=date(2019, 12, 31))


@pytest.mark.parametrize(
    ("lines", "refusal", "says"),
    [
        ([("29905", 0, 0, ())], operations.UnitsLeftOut, "Phường 2, Xã Tân Quy Tây|Xã Tân Quy Tây, Phường 2"),
        ([(code, 0, 0, ("7",)) for code in CODES], operations.UnitUnknown, "mã: 7"),
        ([(code, 0, 0, ()) for code in (*CODES, "8")], operations.UnitUnknown, "mã: 8"),
    ],
)
def test_a_scheme_is_of_the_units_that_exist_neither_more_nor_fewer(lines, refusal, says, units, at):
    with pytest.raises(refusal, match=says):
        scheme(at, *lines)
    assert not UnitsMap.objects.exists()


def test_a_scheme_without_places_is_arranged_by_its_neighbours(units, at):
    kept = scheme(at, ("29905", None, None, ("29911",)), ("29911", 1, None, ()), ("29902", None, None, ("29911",)))
    line = {each.unit.code: each for each in records.scheme_to_change(TODAY)}
    assert line["29905"].near == ("29911",)
    assert line["29905"].x is None
    assert len(records.map_page(kept).drawing.tiles) == 3


def test_the_newest_scheme_is_the_one_to_change(units, at):
    assert [line.near for line in records.scheme_to_change(TODAY)] == [(), (), ()]
    scheme(at)
    scheme(at, *((code, 3, 3, ()) for code in CODES))
    assert {line.x for line in records.scheme_to_change(TODAY)} == {3}
    assert [line.x for line in records.scheme_to_change(TODAY - timedelta(days=1))] == [None] * 3


def test_of_a_refused_file_nothing_is_kept(units, at):
    with pytest.raises(FileRefused):
        boundaries(at, "29905")
    assert not UnitsMap.objects.exists()
    assert boundaries(at, code_property="ma")


def test_the_database_itself_refuses_to_change_a_map_or_a_decision(units, at):
    used(scheme(at), at)
    for table in ("publishing_unitsmap", "publishing_mapdecision"):
        for change in (f"UPDATE {table} SET id = 99", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
    assert str(UnitsMap.objects.get()) == "scheme 2023-09-21"
    assert str(MapDecision.objects.get()).endswith("used")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Xã Tân Khánh Đông", "Tân Khánh Đông"),
        ("Phường Sa Đéc", "Sa Đéc"),
        ("Phường 3", "Phường 3"),  # a number alone says nothing
        ("Thị trấn Cái Tàu Hạ", "Cái Tàu Hạ"),
        ("Đặc khu Phú Quốc", "Phú Quốc"),
        ("Sa Đéc", "Sa Đéc"),
    ],
)
def test_a_tile_names_the_place_not_its_kind(name, short):
    assert tile_name(name) == short


def test_a_map_is_read_with_few_questions(units, at, django_assert_num_queries):
    used(scheme(at), at)
    used(boundaries(at), at)
    # The units of the day, the decisions, the maps in use.
    with django_assert_num_queries(3):
        map_of(CODES, TODAY)
