"""Points taken off for each fault, and points given for each thing done."""

import re
from collections.abc import Sequence
from fractions import Fraction

from sen.engine import decimal_text
from sen.reform.indices.tables.phrases.levels import Earns, Level
from sen.reform.indices.tables.phrases.measured import count
from sen.reform.indices.tables.phrases.ranges import without_dates
from sen.reform.indices.tables.phrases.recognised import NotRecognised, Recognised, Written
from sen.reform.indices.tables.phrases.worded import points_of

_EACH = re.compile(r"(?i)^(?:(?:cứ|với|nếu|có|do|thì)\s+)*(?:mỗi|một|0?1)\s+|^(?:cứ|nếu|có)\s+")
_MOST_LOST = re.compile(
    r"(?:trừ tối đa|(?:tổng )?(?:số )?điểm (?:bị )?trừ (?:tối đa )?(?:không (?:quá|vượt quá)|là)?|"
    r"trừ (?:nhưng )?không (?:quá|vượt quá))\s*:?\s*(?P<number>\d+(?:[.,]\d+)?)",
    re.IGNORECASE,
)
_EARNED_EACH = re.compile(
    r"^(?:(?:cứ|với|có)\s+)*(?:mỗi|cứ (?:một|0?1))\s+(?P<thing>[^\d:]+?)\s*(?::|được|cộng|tính|chấm|thì)+\s*"
    r"(?:được\s+|cộng\s+|tính\s+)*(?P<points>\d+(?:[.,]\d+)?)\s*điểm(?P<after>.*)$|"
    r"^(?:[^:\d]*:\s*)?(?P<points2>\d+(?:[.,]\d+)?)\s*điểm\s*/\s*(?:mỗi\s+|một\s+|0?1\s+)?(?P<thing2>[^\d,]+?)"
    r"(?:,\s*(?:nhưng\s+)?(?:tối đa|không quá).*)?$",
    re.IGNORECASE,
)


def by_faults(levels: Sequence[Level], maximum: Fraction) -> Recognised | None:
    """
    Read deductions: every statement takes points off for each case, or says what no case, or total failure, earns.

    :raises NotRecognised: if one of the statements does not fit beside a deduction
    """
    losing = [level for level in levels if level.earns is Earns.LOSES]
    if not losing:
        return None
    faults = [_fault(level) for level in losing]
    floor = Fraction(0)
    for level in levels:
        most = _MOST_LOST.search(level.words)
        if most is not None:
            floor = maximum - Fraction(most["number"].replace(",", "."))
        elif level.earns in (Earns.POINTS, Earns.FULL):
            points = points_of(level, maximum)
            if points == 0:
                faults.append((level.label, maximum))
            elif points != maximum:
                raise NotRecognised(
                    f"Vừa trừ điểm từng trường hợp vừa có mức “{level.words}”.",
                    "Ghi lại thành các mức, hoặc thành các trường hợp bị trừ điểm.",
                )
    written: list[Written] = [
        {"input": f"loi_{number}", "label": label, "points": decimal_text(points)}
        for number, (label, points) in enumerate(faults, start=1)
    ]
    rule: Written = {"kind": "deduction", "each": written}
    if 0 < floor < maximum:
        rule["floor"] = decimal_text(floor)
    return Recognised(rule)


def by_things_done(statements: Sequence[str], maximum: Fraction, title: str) -> Recognised | None:
    """Read ``mỗi sáng kiến được 0,5 điểm``: in proportion to the count, up to the maximum."""
    earning = [found for each in statements if (found := _EARNED_EACH.match(each))]
    if len(earning) != 1:
        return None
    found = earning[0]
    points = Fraction((found["points"] or found["points2"]).replace(",", "."))
    thing = (found["thing"] or found["thing2"]).strip(" .,")
    if not 0 < points <= maximum:
        return None
    measure, inputs = count((f"1 {thing}",), title)
    rule: Written = {"kind": "target", "target": decimal_text(maximum / points)}
    return Recognised(rule, measure, inputs) if (maximum / points).denominator == 1 else None


def earns_each(statement: str) -> bool:
    """Say whether a statement gives points for each thing done."""
    return _EARNED_EACH.match(statement) is not None


def is_limit(words: str) -> bool:
    """Say whether a statement only bounds what may be lost or won."""
    pattern = r"(?i)(?:tối đa|không (?:quá|vượt quá))|đến khi hết|hết (?:số )?điểm|không (?:trừ )?âm|thấp nhất là 0"
    return re.search(pattern, words) is not None


def _fault(level: Level) -> tuple[str, Fraction]:
    label = _EACH.sub("", level.label.strip()).strip(" :,.-")
    if re.search(r"\d|%", without_dates(label)):
        raise NotRecognised(
            f"Chưa rõ “{level.words}” trừ cho từng trường hợp nào.",
            "Ghi dạng “mỗi <trường hợp> trừ … điểm”; trừ theo bậc phần trăm thì ghi thành các mức.",
        )
    if level.number == 0:
        raise NotRecognised(f"“{level.words}” trừ 0 điểm.", "Ghi số điểm trừ lớn hơn 0.")
    return label or "trường hợp vi phạm", level.number
