"""What the heading of a column, or the label before a colon, says about the words it stands over."""

from enum import Enum, auto

from sen.reform.directives.drafting.patterns import Pattern, words
from sen.reform.directives.drafting.source import Source


class Part(Enum):
    """The parts of a task a table or a labelled line tells apart."""

    NUMBER = auto()
    WHAT = auto()
    LEAD = auto()
    BESIDE = auto()
    DUE = auto()
    PRODUCT = auto()
    OTHER = auto()


_WHO = words(
    "cơ quan", "đơn vị", "bộ phận", "tổ chức", "cá nhân", "người", "phòng", "ban", "ngành", "địa phương",
    "trách nhiệm", "phân công",
)  # fmt: skip
_DOES = words(
    "thực hiện", "được giao", "phụ trách", "chịu trách nhiệm", "tham mưu", "đầu mối", "chính", "xử lý", "và",
    "nhiệm vụ",
)  # fmt: skip
# The first that fits: "Thời gian hoàn thành nhiệm vụ" is a date, "Đơn vị phối hợp" no lead.
_HEADINGS = (
    (Part.NUMBER, Pattern(r"\W*(?:stt|tt|số tt|số thứ tự|s tt)\W*$")),
    (Part.OTHER, Pattern(r".*(?:ghi chú|căn cứ|kinh phí|theo dõi|trạng thái|tình trạng|đánh giá|lãnh đạo)")),
    (Part.OTHER, Pattern(r"\W*(?:kết quả thực hiện|cơ quan ban hành|(?:đơn vị|người) giao)")),
    (Part.DUE, Pattern(r"\W*(?:thời (?:hạn|gian|điểm)|hạn|tiến độ|ngày|mốc|hoàn thành|lộ trình)")),
    (Part.PRODUCT, Pattern(r"\W*(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra)")),
    (
        Part.WHAT,
        Pattern(r"\W*(?:tên |các )?(?:nội dung|nhiệm vụ|công việc|đầu việc|hoạt động|giải pháp|yêu cầu|việc\W*$)"),
    ),
    (Part.LEAD, Pattern(r".*chủ trì")),
    (Part.BESIDE, Pattern(r".*phối hợp")),
    # "Phòng Y tế" is no heading.
    (Part.LEAD, Pattern(rf"\W*{_WHO}(?:[ ,/()-]*(?:{_WHO}|{_DOES}))*\W*$")),
)


def part_of(source: Source, start: int, end: int) -> Part | None:
    """What a heading between two positions stands over, or nothing when it is no heading."""
    if not 0 < end - start <= _LONGEST_HEADING:
        return None
    return next((part for part, pattern in _HEADINGS if pattern.match(source, start, end)), None)


_LONGEST_HEADING = 60
