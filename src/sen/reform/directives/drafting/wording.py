"""The words of a task: an order in few words, without people's names or the date already read."""

import re

from sen.reform.directives.drafting import cues
from sen.reform.directives.drafting.dates import Due
from sen.reform.directives.drafting.patterns import UPPER, Pattern, words
from sen.reform.directives.drafting.source import Source

_PERSON_NAME = re.compile(
    rf"(?P<title>\b(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)\s){cues.NAME}"
    rf"(?:\s?[-–,(]\s?(?P<post>(?=[{UPPER}]))|(?=[\s,.;:)]|$))"
)
_FEWEST_WORDS = 3
_EDGE = " \t\n,;:.-–/|"
_MAKING = words("ban hành", "xây dựng", "trình", "lập", "gửi", "soạn thảo", "dự thảo", "hoàn thiện", "có")
_DOCUMENTS = words(
    "kế hoạch", "báo cáo", "tờ trình", "quyết định", "phương án", "đề án", "công văn", "văn bản", "hướng dẫn",
    "quy chế", "danh mục", "quy trình", "biên bản",
)  # fmt: skip
_PRODUCT = Pattern(rf"\b{_MAKING}(?: [^\W\d_]+){{0,6}}? ?(?P<product>{_DOCUMENTS})\b")
_STATED = Pattern(r"\b(?:sản phẩm|kết quả đầu ra)(?: là)? ?: ?(?P<product>[^.;\n]{3,120})")


def what(source: Source, start: int, end: int, due: Due | None) -> str:
    """The action between two positions as a sentence that begins with a capital."""
    if due is not None and start <= due.start < end:
        first, last = _without_due(source, start, end, due)
        if len(source.clean[first:last].split()) >= _FEWEST_WORDS:
            start, end = first, last
    said = re.sub(r"\s+", " ", source.clean[start:end])
    said = _PERSON_NAME.sub(_post_only, said).strip(_EDGE)
    return said[:1].upper() + said[1:]


def product(source: Source, start: int, end: int) -> str:
    """The document or result the words ask for, or nothing."""
    found = _STATED.search(source, start, end) or _PRODUCT.search(source, start, end)
    if found is None:
        return ""
    said = source.clean[found.start("product") : found.end("product")].strip(_EDGE)
    return said[:1].upper() + said[1:]


def kept_product(source: Source, start: int, end: int) -> str:
    """The product as its own column or label has it."""
    said = re.sub(r"\s+", " ", source.clean[start:end]).strip(_EDGE)
    return said[:1].upper() + said[1:]


def _without_due(source: Source, start: int, end: int, due: Due) -> tuple[int, int]:
    """Cut "…, hoàn thành trước ngày 15/12" at the end and "trước ngày 15/12, …" at the beginning."""
    if not source.clean[due.end : end].strip(_EDGE):
        tail = _FINISH.search(source, max(start, due.start - 40), due.start)
        return start, tail.start() if tail else due.start
    if not source.clean[start : due.start].strip(_EDGE):
        return due.end, end
    return start, end


_FINISHED = words("hoàn thành", "hoàn thành xong", "thực hiện xong", "xong")
_TIME = r"(?:thời gian|thời hạn)(?: hoàn thành| thực hiện)?"
_FINISH = Pattern(rf"[,;:. (]*(?:\b(?:và )?(?:phải |cần )?(?:{_FINISHED}|{_TIME})[ :]*(?:là )?)?$")


def _post_only(found: re.Match[str]) -> str:
    return "" if found["post"] is not None else found["title"].strip()
