"""A published result as files anybody may use: a table with its codebook, and the sealed text itself."""

import csv
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from typing import Any

from sen.reform.publishing.queries.cards import VersionLine, exact
from sen.reform.scoring.queries import canonical

# Column → what it holds: the heading of the table and its codebook are the same list.
COLUMNS: dict[str, str] = {
    "nam": "Năm đánh giá.",
    "khoi": "Khối đơn vị được đánh giá trong cùng một đợt.",
    "ban": "Số của bản công bố; bản đính chính có số lớn hơn.",
    "nhom": "Nhóm đơn vị được so sánh với nhau; hạng chỉ có nghĩa trong nhóm.",
    "ma_don_vi": "Mã đơn vị.",
    "don_vi": "Tên đơn vị khi kết quả được duyệt.",
    "cap": "Dòng thuộc cấp nào: tong (toàn bộ), linh_vuc (lĩnh vực), phan (tiêu chí có tiêu chí thành phần), "
    "tieu_chi (tiêu chí cho điểm).",
    "ma": "Mã lĩnh vực hoặc tiêu chí trong bộ chỉ số; trống ở dòng tong.",
    "ten": "Tên lĩnh vực hoặc tiêu chí; trống ở dòng tong.",
    "diem": "Điểm đạt được.",
    "diem_toi_da": "Điểm tối đa áp dụng cho đơn vị, đã bỏ phần không áp dụng.",
    "ty_le": "Điểm đạt được trên điểm tối đa áp dụng, phần trăm, làm tròn hai chữ số; trống khi không áp dụng.",
    "hang": "Hạng trong nhóm, chỉ ở dòng tong; trống khi không xếp hạng.",
    "xep_loai": "Xếp loại, chỉ ở dòng tong; trống khi không xếp loại.",
    "trang_thai": "value: có số liệu; incomplete: thiếu một phần; missing: chưa nộp; not_applicable: không áp dụng.",
    "vi_sao": "Câu giải thích điểm, hoặc lý do không xếp hạng.",
}
CONVENTIONS = (
    "Tệp CSV mã hóa UTF-8 có BOM, các cột cách nhau bằng dấu phẩy.",
    "Số thập phân dùng dấu chấm, không có dấu phân cách hàng nghìn, nhiều nhất sáu chữ số sau dấu chấm.",
    "Ô chữ bắt đầu bằng =, +, - hoặc @ có thêm dấu nháy đơn ở trước để phần mềm bảng tính không hiểu là công thức.",
    "Tệp JSON là nguyên văn bản đã niêm phong, số ở dạng phân số chính xác; SHA-256 của tệp chính là mã kiểm chứng.",
)
_PLACES = Decimal("0.000001")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(content: Mapping[str, Any]) -> bytes:
    """The sealed text, byte for byte: its SHA-256 is the digest on paper."""
    return canonical(content).encode()


def as_csv(version: VersionLine, content: Mapping[str, Any]) -> bytes:
    """One line for every unit, area, part and criterion."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    about = content["round"]
    for group in content["groups"]:
        for unit in group["units"]:
            start = [about["year"], about["block"], version.number, group["name"], unit["code"], unit["name"]]
            for line in _lines(unit):
                writer.writerow([_cell(each) for each in (*start, *line)])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _lines(unit: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    rank, grade = unit["rank"], unit["grade"]
    yield ("tong", "", "", *_numbers(unit), rank, grade, unit["state"], unit["unranked_reason"])
    for area in unit["areas"]:
        yield _line("linh_vuc", area, area["sentence"])
        for part in area["parts"]:
            # Criteria right below their area, or a part that is one criterion: nothing to add up in between.
            if part["code"] not in (area["code"], *(leaf["code"] for leaf in part["leaves"])):
                yield _line("phan", part, "")
            yield from (_line("tieu_chi", leaf, leaf["sentence"]) for leaf in part["leaves"])


def _line(level: str, node: Mapping[str, Any], sentence: str) -> tuple[object, ...]:
    return (level, node["code"], node["title"], *_numbers(node), None, "", node["state"], sentence)


def _numbers(node: Mapping[str, Any]) -> tuple[Decimal, Decimal, Decimal | None]:
    published = node["percent_published"]
    return exact(node["points"]), exact(node["out_of"]), None if published is None else Decimal(published)


def _cell(said: object) -> object:
    if isinstance(said, Decimal):
        return f"{said.quantize(_PLACES, rounding=ROUND_HALF_UP).normalize():f}"
    if isinstance(said, str) and said.startswith(_FORMULA):
        return f"'{said}"
    return said
