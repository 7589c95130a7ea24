"""Levels told by words alone: yes or no, one of several, a list to tick, weights of a questionnaire."""

import re
from collections.abc import Sequence
from fractions import Fraction

from sen.engine import decimal_text
from sen.reform.indices.tables.phrases.levels import Earns, Level
from sen.reform.indices.tables.phrases.recognised import Recognised, Remark, Written

_PAIR = re.compile(
    r"^(?P<yes>đạt|có|đủ|đầy đủ|đúng|hoàn thành|thực hiện)\s*(?:yêu cầu)?\s*[/|,-]\s*(?P<no>(?:không|chưa)\s*[\w\s]*)$",
    re.IGNORECASE,
)


def by_words(levels: Sequence[Level], maximum: Fraction) -> Recognised | None:
    """Read levels whose conditions are words; the points decide which kind they make."""
    if levels and all(level.earns is Earns.PERCENT for level in levels):
        return _survey(levels)
    if not levels or any(level.earns not in (Earns.POINTS, Earns.FULL) or not level.label for level in levels):
        return None
    points = [points_of(level, maximum) for level in levels]
    if len(levels) == 1:
        return _single(levels[0], points[0], maximum)
    if sorted(points) == [0, maximum]:
        yes, no = (levels[points.index(each)].label for each in (maximum, Fraction(0)))
        return Recognised({"kind": "yes-no", "yes": yes, "no": no})
    if all(points) and maximum not in points and sum(points) == maximum:
        return _checklist(levels, points)
    return _choice(levels, points)


def by_pair(text: str) -> Recognised | None:
    """Read ``đạt/không đạt``, which needs no points: all or nothing."""
    found = _PAIR.match(text.strip(" .;"))
    return Recognised({"kind": "yes-no", "yes": found["yes"], "no": found["no"].strip()}) if found else None


def points_of(level: Level, maximum: Fraction) -> Fraction:
    """Return what a level earns."""
    return maximum if level.earns is Earns.FULL else level.number


def _single(level: Level, points: Fraction, maximum: Fraction) -> Recognised | None:
    if points != maximum:
        return None
    only_level = Remark(
        "only-one-level",
        f"Chỉ có một mức “{level.words}”; dự thảo hiểu là không đạt thì 0 điểm.",
        "Xem lại có đúng như vậy không.",
    )
    return Recognised({"kind": "yes-no", "yes": level.label, "no": "không đạt"}, remarks=(only_level,))


def _choice(levels: Sequence[Level], points: Sequence[Fraction]) -> Recognised:
    options: list[Written] = [
        {"key": f"muc_{number}", "label": level.label, "points": decimal_text(each)}
        for number, (level, each) in enumerate(zip(levels, points, strict=True), start=1)
    ]
    return Recognised({"kind": "choice", "options": options})


def _checklist(levels: Sequence[Level], points: Sequence[Fraction]) -> Recognised:
    items: list[Written] = [
        {"input": f"muc_{number}", "label": level.label, "points": decimal_text(each)}
        for number, (level, each) in enumerate(zip(levels, points, strict=True), start=1)
    ]
    return Recognised({"kind": "checklist", "items": items})


def _survey(levels: Sequence[Level]) -> Recognised | None:
    if len(levels) < 2 or max(level.number for level in levels) != 100:
        return None
    options: list[Written] = [
        {"input": f"muc_{number}", "label": level.label, "weight": decimal_text(level.number)}
        for number, level in enumerate(levels, start=1)
    ]
    return Recognised({"kind": "survey-mean", "options": options})
