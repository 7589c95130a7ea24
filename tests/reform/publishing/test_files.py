"""Open data as files: every format says the same, explains its columns, and turns nothing into a formula."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sen.reform.publishing import queries
from sen.reform.publishing.formats import (
    Column,
    ColumnKind,
    Table,
    codebook_csv,
    csv_of,
    json_of,
    result_schema,
    table_schema,
    workbook_of,
)
from sen.reform.publishing.formats.texts import as_text
from sen.reform.publishing.formats.workbook import LONGEST
from tests.factories.results import a_round_before_the_council, corrected, published
from tests.scenes import scene

PUBLISHED_AT = datetime(2023, 9, 20, 2, 0, tzinfo=UTC)
COLUMNS = (
    Column("chu", "Chữ."),
    Column("so", "Số.", ColumnKind.NUMBER),
    Column("dem", "Số đếm.", ColumnKind.INTEGER, is_required=True),
    Column("ngay", "Ngày.", ColumnKind.DAY),
    Column("luc", "Thời điểm.", ColumnKind.MOMENT),
    Column("co", "Có hay không.", ColumnKind.YES_NO, choices=("true", "false")),
)
ROW = ("Phường 3", Decimal("1.75"), 4, date(2023, 9, 21), PUBLISHED_AT, True)


def a_table(*rows, **said):
    return Table(title="Bảng thử", columns=COLUMNS, rows=rows or (ROW,), published_at=PUBLISHED_AT, **said)


def sheet(data: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def test_a_row_reads_the_same_in_every_file():
    (line,) = csv.DictReader(io.StringIO(csv_of(a_table()).decode("utf-8-sig")))
    assert line == {
        "chu": "Phường 3",
        "so": "1.75",
        "dem": "4",
        "ngay": "2023-09-21",
        "luc": "2023-09-20T09:00:00+07:00",
        "co": "true",
    }
    said = json.loads(json_of(a_table()))
    assert said["rows"] == [{**line, "so": 1.75, "dem": 4, "co": True}]
    assert sheet(workbook_of(a_table()), "Dữ liệu")[1] == [
        "Phường 3",
        1.75,
        4,
        date(2023, 9, 21),
        "2023-09-20T09:00:00+07:00",
        True,
    ]


def test_the_same_table_gives_the_same_bytes():
    assert workbook_of(a_table()) == workbook_of(a_table())


def test_a_table_without_rows_is_its_heading():
    empty = Table(title="Trống", columns=COLUMNS, rows=(), published_at=PUBLISHED_AT)
    assert len(csv_of(empty).decode("utf-8-sig").splitlines()) == 1
    assert sheet(workbook_of(empty), "Dữ liệu") == [[column.name for column in COLUMNS]]


@pytest.mark.parametrize("risky", ["=1+1", "+84 277", "-3 bậc", "@SUM(A1)", '=HYPERLINK("http://x")', "http://a.vn"])
def test_trap_17_nothing_becomes_a_formula_or_a_link(risky):
    data = workbook_of(a_table((risky, None, 1, None, None, None)))
    assert sheet(data, "Dữ liệu")[1][0] == risky
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page
    written = csv_of(a_table((risky, None, 1, None, None, None))).decode("utf-8-sig").splitlines()[1]
    assert not written.lstrip('"').startswith(("=", "+", "-", "@"))


@given(st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, places=6))
def test_a_number_is_the_same_number_in_every_file(number):
    table = a_table(("x", number, 1, None, None, None))
    (line,) = csv.DictReader(io.StringIO(csv_of(table).decode("utf-8-sig")))
    (row,) = json.loads(json_of(table), parse_float=Decimal)["rows"]
    assert Decimal(line["so"]) == number == row["so"]
    assert "E" not in line["so"]


def test_the_heading_stands_still_and_the_codebook_explains_every_column():
    data = workbook_of(a_table())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert 'state="frozen"' in book.read("xl/worksheets/sheet1.xml").decode()
    book = sheet(data, "Bảng mã")
    assert [line[0] for line in book[1:]] == [column.name for column in COLUMNS]
    assert book[3] == ["dem", "số nguyên", "có", "", "Số đếm."]
    lines = list(csv.DictReader(io.StringIO(codebook_csv("Bảng thử", COLUMNS).decode("utf-8-sig"))))
    assert [(line["cot"], line["bat_buoc"], line["y_nghia"]) for line in lines][2] == ("dem", "true", "Số đếm.")


def test_a_workbook_says_where_it_comes_from():
    said = dict(map(tuple, sheet(workbook_of(a_table(facts=(("Lưu ý", "Dữ liệu mô phỏng."),))), "Nguồn")))
    assert said["Bộ dữ liệu"] == "Bảng thử"
    assert said["Công bố lúc"] == "2023-09-20T09:00:00+07:00"
    assert said["Lưu ý"] == "Dữ liệu mô phỏng."


def test_a_text_longer_than_a_cell_holds_is_cut_not_lost():
    data = workbook_of(a_table(("d" * (LONGEST + 5), None, 1, None, None, None)))
    assert len(sheet(data, "Dữ liệu")[1][0]) == LONGEST


def test_a_table_schema_names_kinds_and_limits():
    schema = table_schema("Bảng thử", COLUMNS)
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["dem"]["constraints"] == {"required": True}
    assert fields["co"]["constraints"] == {"enum": ["true", "false"]}
    assert "constraints" not in fields["chu"]
    assert [field["type"] for field in schema["fields"]] == [
        "string",
        "number",
        "integer",
        "date",
        "datetime",
        "boolean",
    ]


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


@pytest.mark.django_db
class TestResults:
    """A published result against what its schema and its codebook promise."""

    def test_the_sealed_text_is_valid_and_nothing_in_it_is_unexplained(self, card):
        schema = result_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        content = json.loads(queries.as_json(queries.content_of(2023, card.key)[1]))
        jsonschema.validate(content, schema, cls=jsonschema.Draft202012Validator)
        for spoilt in ({**content, "secret": 1}, {**content, "round": {**content["round"], "year": "2023"}}):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(spoilt, schema)

    def test_every_row_of_the_table_is_as_the_schema_says(self, card):
        version, content = queries.content_of(2023, card.key)
        rows = list(csv.DictReader(io.StringIO(queries.as_csv(version, content).decode("utf-8-sig"))))
        for column in queries.RESULT_COLUMNS:
            for row in rows:
                said = row[column.name]
                assert said or not column.is_required, column.name
                assert not column.choices or said in column.choices, column.name
                if said and column.kind in {ColumnKind.INTEGER, ColumnKind.YEAR}:
                    assert said.isdecimal()
                elif said and column.kind is ColumnKind.NUMBER:
                    Decimal(said)

    def test_the_workbook_has_the_rows_of_the_table_and_says_what_it_is(self, card, at):
        corrected(card, at)
        version, content = queries.content_of(2023, card.key)
        lines = list(csv.reader(io.StringIO(queries.as_csv(version, content).decode("utf-8-sig"))))
        book = queries.as_workbook(version, content)
        cells = sheet(book, "Dữ liệu")
        assert len(cells) == len(lines)
        for line, row in zip(lines, cells, strict=True):
            for text, cell in zip(line, row, strict=True):
                assert (text == as_text(Decimal(str(cell)))) if isinstance(cell, float) else (text == cell)
        about = [" ".join(map(str, line)) for line in sheet(book, "Nguồn")]
        assert f"Mã kiểm chứng {version.digest}" in about
        assert "Lưu ý Dữ liệu mô phỏng." in about
        assert "Lý do đính chính Đính chính số liệu kế hoạch của một phường" in about
