"""What a file is, and whether it may be opened: by its content, not by its name."""

from sen.engine import BadInput, Finding
from sen.reform.documents.intake import MAXIMUM_BYTES, refusals
from sen.reform.documents.intake.archive import Archive
from sen.reform.indices.tables.reading.docx_tables import docx_grids
from sen.reform.indices.tables.reading.grid import Grid
from sen.reform.indices.tables.reading.xlsx_tables import UnreadableWorkbook, xlsx_grids

ZIP, COMPOUND, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"

_WORDS: dict[type[refusals.FileRefused], tuple[str, str, str]] = {
    refusals.UnpacksTooLarge: (
        "unpacks-too-large",
        "Tệp nén bung ra lớn bất thường nên không được mở.",
        "Chép bảng sang một tệp mới rồi thử lại.",
    ),
    refusals.CarriesMacros: (
        "macros",
        "Tệp có macro (mã lệnh) nên không được mở.",
        "Lưu lại thành .docx hoặc .xlsx thường, không kèm macro.",
    ),
    refusals.CarriesEmbeddedObjects: (
        "embedded-objects",
        "Tệp có đối tượng nhúng hoặc nút điều khiển nên không được mở.",
        "Chép riêng bảng sang một tệp mới rồi thử lại.",
    ),
    refusals.LinksToTemplate: (
        "outside-template",
        "Tệp liên kết tới một mẫu bên ngoài nên không được mở.",
        "Chép riêng bảng sang một tệp mới rồi thử lại.",
    ),
    refusals.DeclaresEntities: (
        "declares-entities",
        "Tệp có khai báo mà Word, Excel không bao giờ ghi nên không được đọc.",
        "Chép riêng bảng sang một tệp mới rồi thử lại.",
    ),
}
_BROKEN = (
    "broken-file",
    "Tệp hỏng hoặc không đúng là tệp Word, Excel.",
    "Mở bằng Word hoặc Excel, lưu lại thành .docx hoặc .xlsx.",
)
_UNKNOWN = (
    "unknown-file",
    "Đây không phải tệp Word (.docx) hay Excel (.xlsx).",
    "Lưu bảng tiêu chí thành một trong hai dạng đó.",
)


def read_grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """
    Return the tables of a DOCX or the sheets of an XLSX.

    :raises BadInput: if the file is empty, too large, locked, of another kind, broken, or carries code
    """
    _check(name, data)
    try:
        archive = Archive(name, data)
        targets = [target for kind, target, _ in archive.relations("_rels/.rels") if kind == "officedocument"]
        main = targets[0].lstrip("/") if targets else ""
        if main.startswith("word/"):
            archive.xml(main)  # refuses what is not well-formed, or declares entities
            return docx_grids(data)
        if main.startswith("xl/"):
            archive.xml(main)
            return xlsx_grids(data)
    except refusals.FileRefused as refused:
        raise _refused(name, _WORDS.get(type(refused), _BROKEN)) from None
    except UnreadableWorkbook:
        raise _refused(name, _BROKEN) from None
    raise _refused(name, _UNKNOWN)


def _check(name: str, data: bytes) -> None:
    if not data:
        raise _refused(name, ("empty-file", "Tệp trống.", "Kiểm tra lại tệp trên máy rồi chọn lại."))
    if len(data) > MAXIMUM_BYTES:
        most = MAXIMUM_BYTES // (1024 * 1024)
        size = -(-len(data) // (1024 * 1024))
        sentence = f"Tệp có {size} MB, nhiều nhất nhận {most} MB."
        raise _refused(name, ("too-large", sentence, "Bỏ hình ảnh, chỉ giữ bảng tiêu chí."))
    if data.startswith(COMPOUND):
        raise _refused(
            name,
            (
                "old-or-locked",
                "Tệp dạng cũ (.doc, .xls) hoặc có đặt mật khẩu.",
                "Mở tệp, bỏ mật khẩu, lưu lại thành .docx hoặc .xlsx.",
            ),
        )
    if data.startswith(PDF):
        raise _refused(name, ("pdf", "Đây là tệp PDF.", "Dùng tệp Word hoặc Excel đã in ra tệp PDF này."))
    if not data.startswith(ZIP):
        raise _refused(name, _UNKNOWN)


def _refused(name: str, words: tuple[str, str, str]) -> BadInput:
    code, sentence, remedy = words
    return BadInput([Finding(code, name, sentence, remedy)])
