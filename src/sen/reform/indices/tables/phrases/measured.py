"""What a rule measures: a ratio whose two figures are named in the wording, or a count."""

import re
from collections.abc import Sequence

from sen.reform.indices.tables.phrases.recognised import Written

_RATIO = re.compile(
    r"(?:(?:tỷ|tỉ) lệ[^=/;<>]{0,80}=|công thức\s*:?|^\s*(?:điểm[^=]{0,40}=)?)\s*[\[(]*\s*"
    r"(?P<top>[^\W\d][^=/×÷\[\]()%]{2,}?)\s*[)\]]*"
    r"\s*(?:/|chia cho|trên)\s*[\[(]*\s*(?P<bottom>[^\W\d][^=/×÷\[\]()%]{2,}?)\s*[)\]]*\s*(?:×|nhân|$|\(|%|\*)",
    re.IGNORECASE | re.MULTILINE,
)
_VARIABLE = re.compile(r"(?<!\w)([a-zA-Z])\s*(?:là|:|=)\s*((?:tổng\s+)?số[^;,.\n]{3,})", re.IGNORECASE)
_LETTERS = re.compile(r"(?<!\w)([a-zA-Z])\s*/\s*([a-zA-Z])(?!\w)")
_UNIT_AFTER = re.compile(r"\d+\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)")
_NOT_UNITS = re.compile(r"trở|đến|tới|điểm|đ|và|hoặc|là|thì|được|dưới|trên|từ|lên|xuống|không|có")


def ratio(text: str, title: str) -> tuple[Written, tuple[Written, ...]]:
    """Return a measure in percent, its two figures named as the wording names them, else after the title."""
    top, bottom = _figures(text) or (f"Số thực hiện được: {title}", f"Tổng số phải thực hiện: {title}")
    inputs = ({"name": "done", "label": _sentence(top)}, {"name": "total", "label": _sentence(bottom)})
    return {"ratio": ["done", "total"], "as": "percent"}, inputs


def count(conditions: Sequence[str], title: str) -> tuple[Written, tuple[Written, ...]]:
    """Return a measure that counts, with the word the levels count in."""
    asked: Written = {"name": "count", "label": f"Số lượng: {title}"}
    units = [word for condition in conditions if (word := _unit(condition))]
    if units:
        asked["unit"] = units[0]
    return {"value": "count"}, (asked,)


def plain_figure(title: str, unit: str) -> tuple[Written, tuple[Written, ...]]:
    """Return a measure of one figure that need not be whole, and may fall below 0."""
    asked: Written = {"name": "figure", "label": title} | ({"unit": unit} if unit else {}) | {"kind": "number"}
    return {"value": "figure"}, (asked,)


def _figures(text: str) -> tuple[str, str] | None:
    variables = {letter.lower(): words.strip() for letter, words in _VARIABLE.findall(text)}
    for top, bottom in _LETTERS.findall(text):
        if top.lower() in variables and bottom.lower() in variables:
            return variables[top.lower()], variables[bottom.lower()]
    found = _RATIO.search(text)
    if found is None or "điểm tối đa" in found["bottom"].lower() or "tỷ lệ" in found["top"].lower()[:6]:
        return None
    return found["top"], found["bottom"]


def _sentence(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" .:,-")
    return words[:1].upper() + words[1:]


def _unit(condition: str) -> str:
    found = _UNIT_AFTER.search(condition)
    if found is None:
        return ""
    kept = []
    for word in found[1].lower().split():
        if _NOT_UNITS.fullmatch(word):
            break
        kept.append(word)
    return " ".join(kept)
