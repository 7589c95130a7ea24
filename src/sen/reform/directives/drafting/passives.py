"""Work told in the passive: "Việc tiêm phòng do Phòng Y tế thực hiện", "được giao cho Phòng Nội vụ"."""

import re

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.assignments import Assignment, Reader
from sen.reform.directives.drafting.patterns import Pattern, words

_BY = Pattern(r"[ ,:](?P<sign>\(|do|(?:được )?giao(?: nhiệm vụ)?(?: cho)?)(?:(?<=\() ?| )")
_CARRIES_OUT = words(
    "thực hiện", "triển khai", "phụ trách", "chủ trì", "tham mưu", "đảm nhiệm", "chịu trách nhiệm", "làm đầu mối",
    "tổ chức", "tiếp tục thực hiện", "tổng hợp", "theo dõi", "hướng dẫn", "xem xét", "xác minh", "giải quyết",
    "thẩm định", "bố trí", "cân đối", "xử lý", "chuẩn bị", "thẩm tra",
)  # fmt: skip
_CARRIED = Pattern(rf"[ ,]*(?:trực tiếp |tiếp tục )?(?:{_CARRIES_OUT}[ ,]*)+")
_BESIDE = Pattern(r"[ ,]*(?:chủ trì,? )?(?:phối hợp|cùng)(?: cùng| với)* ")
_FEWEST_WORDS = 3
_TOLD = Pattern(r"\b(?:đã|đang|vừa|còn|chưa|bị|đạt|tăng|giảm)\b")
_OPENING = Pattern(r"(?:về |đối với )?(?:việc|nội dung|nhiệm vụ) |(?:về|đối với) ")


def passive(reader: Reader, start: int, end: int) -> Assignment | None:
    """The work a clause says somebody carries out, unless it tells what was done."""
    source = reader.source
    if _TOLD.search(source, start, end) or telling.PRAISE.search(source, start, end):
        return None
    # "Thủ tướng giao Bộ Nội vụ …" is told in the active voice.
    for by in _BY.all(source, start, end):
        leads, after = reader.units_at(by.end(), end)
        carried = _CARRIED.match(source, after, end)
        beside_from = max(after, carried.end() - 2) if carried else after
        carried = carried or _carried_together(reader, after, end)
        is_given = by["sign"] not in ("do", "(")
        is_all = is_given and not source.clean[after:end].strip(" .;/")
        if not leads or (carried is None and not is_given) or all(lead.is_committee for lead in leads):
            continue
        until = by.start()
        opening = _OPENING.match(source, start, until)
        begin = opening.end() if opening else start
        is_spoken = telling.SPEAKING.search(source, begin, until) or reader.mentions.between(begin, until)
        if is_spoken or len(source.clean[begin:until].split()) < _FEWEST_WORDS:
            continue
        behind = carried.end() if carried else after
        if is_given and not is_all and not _only_time(reader, behind, end):
            continue
        together = cues.TOGETHER.search(source, beside_from, end)
        beside = reader.units_at(together.end(), end)[0] if together else ()
        return Assignment(leads, beside, start, end, begin, until, "passive")
    return None


def _carried_together(reader: Reader, after: int, end: int) -> re.Match[str] | None:
    """The verb in "do Phòng Y tế phối hợp với UBND Phường 1 xác minh"."""
    together = _BESIDE.match(reader.source, after, end)
    if together is None:
        return None
    beside, behind = reader.units_at(together.end(), end)
    return _CARRIED.match(reader.source, behind, end) if beside else None


def _only_time(reader: Reader, start: int, end: int) -> bool:
    """Whether nothing follows but by when and with whom."""
    return _TIME.match(reader.source, start, end) is not None


_TIME = Pattern(
    r"[ ,;]*(?:(?:hoàn thành|xong|gửi|báo cáo|trình|trước|trong|chậm nhất|đến|thời hạn|thời gian|định kỳ)\b"
    r".*)?[ .;/]*$"
)
