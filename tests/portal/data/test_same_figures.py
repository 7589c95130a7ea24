"""Figures on pages equal those in the data files: every one, of every unit, in every form."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest
from python_calamine import CalamineWorkbook

from sen.design.formats import format_number
from sen.reform.accounts.queries import SYSTEM
from sen.reform.organizations import operations as organizations
from sen.reform.organizations.kinds import Kind
from sen.reform.publishing import queries
from tests.factories.results import a_round_before_the_council, published
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db
MERGED_AT = datetime(2025, 7, 1, tzinfo=UTC)


def words(page: str) -> str:
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def table(client, card) -> list[dict[str, str]]:
    said = client.get(f"/ket-qua/2023/{card.key}/ban-1.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(said)))


@scene
def card():
    """Shares that do not come out even, and a unit that handed nothing in for one criterion."""
    card = a_round_before_the_council(done=(83, 97, 11), is_simulated=True)
    published(card)
    return card


def test_every_figure_of_the_workbook_is_that_of_the_table(client, card):
    rows = table(client, card)
    book = client.get(f"/ket-qua/2023/{card.key}/ban-1.xlsx").content
    head, *lines = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Dữ liệu").to_python()
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        for name, cell in zip(head, line, strict=True):
            said = row[name]
            assert (Decimal(str(cell)) == Decimal(said)) if isinstance(cell, float) else (cell == said), (name, row)


def test_every_figure_of_the_table_is_that_of_the_sealed_text(client, card):
    sealed = json.loads(client.get(f"/ket-qua/2023/{card.key}/ban-1.json").content)
    exact = {}
    for group in sealed["groups"]:
        for unit in group["units"]:
            exact[unit["code"], ""] = unit
            for area in unit["areas"]:
                exact[unit["code"], area["code"]] = area
                for part in area["parts"]:
                    exact.setdefault((unit["code"], part["code"]), part)
                    exact |= {(unit["code"], leaf["code"]): leaf for leaf in part["leaves"]}
    rows = table(client, card)
    assert {(row["ma_don_vi"], row["ma"]) for row in rows} == set(exact)
    for row in rows:
        node = exact[row["ma_don_vi"], row["ma"]]
        assert abs(Fraction(row["diem"]) - Fraction(node["points"])) <= Fraction(1, 2_000_000)
        assert Fraction(row["diem_toi_da"]) == Fraction(node["out_of"])
        assert Decimal(row["ty_le"]) == Decimal(node["percent_published"])


def test_every_figure_on_the_page_of_a_unit_is_in_the_table_and_every_one_of_the_table_on_the_page(client, card):
    rows = table(client, card)
    slugs = {row.code: row.slug for group in queries.current(2023, card.key).groups for row in group.units}
    assert len(slugs) == 3
    for code, slug in slugs.items():
        said = words(client.get(f"/ket-qua/2023/{card.key}/{slug}/").content.decode())
        own = [row for row in rows if row["ma_don_vi"] == code]
        for row in own:
            if row["cap"] in {"tong", "linh_vuc"}:
                assert format_number(Decimal(row["ty_le"]), 2) in said, row
            if row["cap"] == "tieu_chi":
                sentence = row["vi_sao"][:1].upper() + row["vi_sao"][1:]
                assert f"{row['ma']} {row['ten']} {sentence} {_points(row)}" in said, row
        # The other way round: "1,75 / 2" on the page stands in the table.
        shown = set(re.findall(r"\d+,\d\d / \d+(?:,\d+)?", said))
        assert shown
        assert shown <= {_points(row) for row in own}


def test_every_place_of_the_ranking_is_that_of_the_table_and_of_the_api(client, card):
    said = words(client.get(f"/ket-qua/2023/{card.key}/").content.decode())
    totals = [row for row in table(client, card) if row["cap"] == "tong"]
    api = client.get(f"/api/v1/ket-qua/2023/{card.key}/xep-hang").json()
    units = {unit["code"]: unit for group in api["groups"] for unit in group["units"]}
    for row in totals:
        assert row["don_vi"] in said
        assert format_number(Decimal(row["ty_le"]), 2) in said
        unit = units.pop(row["ma_don_vi"])
        assert (str(unit["rank"]), unit["grade"]) == (row["hang"], row["xep_loai"])
        for field, column in (("points", "diem"), ("out_of", "diem_toi_da"), ("percent", "ty_le")):
            assert Decimal(str(unit["figures"][field])) == Decimal(row[column])
    assert units == {}


def test_every_criterion_of_the_api_is_that_of_the_table(client, card):
    rows = {(row["ma"], row["ma_don_vi"]): row for row in table(client, card) if row["cap"] != "tong"}
    criteria = client.get(f"/api/v1/ket-qua/2023/{card.key}/tieu-chi").json()["criteria"]
    assert {line["code"] for line in criteria} == {code for code, _unit in rows}
    for line in criteria:
        for unit in client.get(f"/api/v1/ket-qua/2023/{card.key}/tieu-chi/{line['code']}").json()["units"]:
            row = rows.pop((line["code"], unit["code"]))
            assert Decimal(str(unit["figures"]["points"])) == Decimal(row["diem"])
            assert unit["sentence"] == row["vi_sao"]
    assert rows == {}


def _points(row: dict[str, str]) -> str:
    return f"{format_number(Decimal(row['diem']), 2)} / {format_number(Decimal(row['diem_toi_da']))}"


def test_addresses_of_2023_give_the_same_bytes_after_the_merger(client):
    """GSO code 29905 was Phường 1 and is Phường Sa Đéc now; two communes bear one name."""
    first = a_unit("Phường 1", code="29905")
    others = (
        a_unit("Phường 2", code="29908"),
        a_unit("Xã Tân Phú Đông", code="29920"),
        a_unit("Xã Tân Phú Đông", code="29945"),
    )
    card = a_round_before_the_council(first, *others, done=(83, 97, 11, 50))
    published(card)
    files = [f"/ket-qua/2023/{card.key}/ban-1.{ending}" for ending in ("csv", "json", "xlsx")]
    answers = [f"/api/v1/ket-qua/2023/{card.key}/{rest}" for rest in ("xep-hang", "don-vi/29905", "don-vi/phuong-1")]
    pages = [f"/ket-qua/2023/{card.key}/{slug}/" for slug in ("phuong-1", "phuong-2", "xa-tan-phu-dong-29920")]
    before = {path: client.get(path).content for path in (*files, *answers)}
    assert {client.get(path).status_code for path in pages} == {200}
    merged_on = date(2025, 7, 1)
    for unit in (first, *others):
        organizations.close_unit(unit.id, on=merged_on, by=SYSTEM, at=MERGED_AT)
    new = organizations.NewUnit(code="29905", name="Phường Sa Đéc", kind=Kind.WARD, valid_from=merged_on)
    successor = organizations.found_unit(new, by=SYSTEM, at=MERGED_AT)
    for unit in (first, *others):
        organizations.record_succession(
            predecessor_id=unit.id, successor_id=successor, on=merged_on, basis="NQ 1663", by=SYSTEM, at=MERGED_AT
        )
    assert {path: client.get(path).content for path in (*files, *answers)} == before
    for path in pages:
        assert client.get(path).status_code == 200, path
    assert "Phường 1" in client.get(pages[0]).content.decode()
    assert client.get("/api/v1/don-vi/29905/lich-su").json()["names"] == ["Phường 1"]
