"""A published result as files anybody may use: a table with its codebook, and the sealed text itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sen.reform.common.days import format_day
from sen.reform.publishing.formats import CONVENTIONS as TABLE_CONVENTIONS
from sen.reform.publishing.formats import Cell, Column, ColumnKind, Table, csv_of, workbook_of
from sen.reform.publishing.queries.cards import VersionLine, exact
from sen.reform.scoring.queries import canonical

LEVELS = ("tong", "linh_vuc", "phan", "tieu_chi")
STATES = ("value", "incomplete", "missing", "not_applicable")
# The heading of the table, its codebook and its schema are the same list.
RESULT_COLUMNS = (
    Column("nam", "Năm đánh giá.", ColumnKind.YEAR, is_required=True, width=7),
    Column("khoi", "Khối đơn vị được đánh giá trong cùng một đợt.", is_required=True, width=20),
    Column("ban", "Số của bản công bố; bản đính chính có số lớn hơn.", ColumnKind.INTEGER, is_required=True, width=6),
    Column("nhom", "Nhóm đơn vị được so sánh với nhau; hạng chỉ có nghĩa trong nhóm.", is_required=True, width=20),
    Column("ma_don_vi", "Mã đơn vị.", is_required=True),
    Column("don_vi", "Tên đơn vị khi kết quả được duyệt.", is_required=True, width=26),
    Column(
        "cap",
        "Dòng thuộc cấp nào: tong (toàn bộ), linh_vuc (lĩnh vực), phan (tiêu chí có tiêu chí thành phần), "
        "tieu_chi (tiêu chí cho điểm).",
        is_required=True,
        choices=LEVELS,
        width=10,
    ),
    Column("ma", "Mã lĩnh vực hoặc tiêu chí trong bộ chỉ số; trống ở dòng tong.", width=9),
    Column("ten", "Tên lĩnh vực hoặc tiêu chí; trống ở dòng tong.", width=44),
    Column("diem", "Điểm đạt được.", ColumnKind.NUMBER, is_required=True, width=9),
    Column(
        "diem_toi_da",
        "Điểm tối đa áp dụng cho đơn vị, đã bỏ phần không áp dụng.",
        ColumnKind.NUMBER,
        is_required=True,
        width=12,
    ),
    Column(
        "ty_le",
        "Điểm đạt được trên điểm tối đa áp dụng, phần trăm, làm tròn hai chữ số; trống khi không áp dụng.",
        ColumnKind.NUMBER,
        width=9,
    ),
    Column("hang", "Hạng trong nhóm, chỉ ở dòng tong; trống khi không xếp hạng.", ColumnKind.INTEGER, width=7),
    Column("xep_loai", "Xếp loại, chỉ ở dòng tong; trống khi không xếp loại."),
    Column(
        "trang_thai",
        "value: có số liệu; incomplete: thiếu một phần; missing: chưa nộp; not_applicable: không áp dụng.",
        is_required=True,
        choices=STATES,
    ),
    Column("vi_sao", "Câu giải thích điểm, hoặc lý do không xếp hạng.", width=60),
)
COLUMNS: dict[str, str] = {column.name: column.meaning for column in RESULT_COLUMNS}
CONVENTIONS = (
    *TABLE_CONVENTIONS,
    "Tệp JSON là nguyên văn bản đã niêm phong, số ở dạng phân số chính xác; SHA-256 của tệp chính là mã kiểm chứng.",
)


def as_json(content: Mapping[str, Any]) -> bytes:
    """The sealed text, byte for byte: its SHA-256 is the digest on paper."""
    return canonical(content).encode()


def as_csv(version: VersionLine, content: Mapping[str, Any]) -> bytes:
    """One line for every unit, area, part and criterion."""
    return csv_of(result_table(version, content))


def as_workbook(version: VersionLine, content: Mapping[str, Any]) -> bytes:
    """The same lines as a workbook, with the codebook and where they come from."""
    return workbook_of(result_table(version, content))


def result_table(version: VersionLine, content: Mapping[str, Any]) -> Table:
    """A version as a table; what it says of itself comes from the sealed text."""
    about, index = content["round"], content["index"]
    facts = [
        ("Năm, khối", f"{about['year']}, {about['block']}"),
        ("Bản công bố", str(version.number)),
        ("Số liệu đến ngày", format_day(date.fromisoformat(about["cut_off_on"]))),
        ("Bộ chỉ số", f"{index['title']}, phiên bản {index['version']}"),
        ("Mã kiểm chứng", version.digest),
    ]
    if version.reason:
        facts.append(("Lý do đính chính", version.reason))
    if about["is_simulated"]:
        facts.append(("Lưu ý", "Dữ liệu mô phỏng."))
    if index["is_sample"]:
        facts.append(("Lưu ý", "Bộ chỉ số mẫu, không phải bộ chỉ số do cơ quan có thẩm quyền ban hành."))
    return Table(
        title=about["title"],
        columns=RESULT_COLUMNS,
        rows=_rows(version, content),
        published_at=version.published_at,
        facts=tuple(facts),
    )


def _rows(version: VersionLine, content: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    about = content["round"]
    for group in content["groups"]:
        for unit in group["units"]:
            start = (about["year"], about["block"], version.number, group["name"], unit["code"], unit["name"])
            for line in _lines(unit):
                yield (*start, *line)


def _lines(unit: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    rank, grade = unit["rank"], unit["grade"]
    yield ("tong", "", "", *_numbers(unit), rank, grade, unit["state"], unit["unranked_reason"])
    for area in unit["areas"]:
        yield _line("linh_vuc", area, area["sentence"])
        for part in area["parts"]:
            # Criteria right below their area, or a part that is one criterion: nothing to add up in between.
            if part["code"] not in (area["code"], *(leaf["code"] for leaf in part["leaves"])):
                yield _line("phan", part, "")
            yield from (_line("tieu_chi", leaf, leaf["sentence"]) for leaf in part["leaves"])


def _line(level: str, node: Mapping[str, Any], sentence: str) -> tuple[Cell, ...]:
    return (level, node["code"], node["title"], *_numbers(node), None, "", node["state"], sentence)


def _numbers(node: Mapping[str, Any]) -> tuple[Decimal, Decimal, Decimal | None]:
    published = node["percent_published"]
    return exact(node["points"]), exact(node["out_of"]), None if published is None else Decimal(published)
