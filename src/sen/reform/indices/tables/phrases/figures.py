"""Levels told by figures: bands of a rate, bands of a count, formulas in proportion."""

import re
from collections.abc import Sequence
from fractions import Fraction

from sen.engine import decimal_text, parse_number, vietnamese
from sen.reform.indices.tables.phrases.levels import Earns, Level
from sen.reform.indices.tables.phrases.measured import count, plain_figure, ratio
from sen.reform.indices.tables.phrases.ranges import Range
from sen.reform.indices.tables.phrases.recognised import NotRecognised, Recognised, Remark, Written
from sen.reform.indices.tables.phrases.worded import points_of

_HUNDRED = Fraction(100)
_NOTHING = re.compile(r"(?i)^(?:nếu |trường hợp )?(?:không|chưa|còn lại|khác|các trường hợp|mức còn lại)")


def by_ranges(levels: Sequence[Level], maximum: Fraction, text: str, title: str) -> Recognised | None:
    """
    Read levels whose conditions are stretches of figures, each with its points.

    :raises NotRecognised: if words stand among the stretches that no stretch can take
    """
    ranged = [(level, found) for level in levels if (found := level.range) is not None]
    worded = [level for level in levels if level.range is None]
    if not ranged or any(level.earns not in (Earns.POINTS, Earns.FULL) for level in levels):
        return None
    for level, _ in ranged:
        if re.match(r"(?i)(?:cứ|mỗi)\s", level.condition):
            raise NotRecognised(f"“{level.words}” tính theo từng bậc.", "Ghi thành các mức, mỗi mức một khoảng số.")
    in_percent = any(found.in_percent for _, found in ranged)
    if not in_percent and len(ranged) < len(levels) and any(not _NOTHING.match(level.label) for level in worded):
        return None  # days and numbers inside words: levels to choose from
    steps = [(found, points_of(level, maximum)) for level, found in ranged]
    if in_percent or any(not _is_whole(found) for found, _ in steps):
        return _bands(steps, worded, in_percent=in_percent, text=text, title=title)
    return _counts(steps, worded, [level.condition for level, _ in ranged], maximum, title)


def _bands(
    steps: list[tuple[Range, Fraction]],
    worded: Sequence[Level],
    *,
    in_percent: bool,
    text: str,
    title: str,
) -> Recognised:
    remarks = _beneath_words(steps, worded)
    ordered = sorted(steps, key=lambda step: (step[0].low is not None, step[0].low or 0, not step[0].low_closed))
    bands: list[Written] = []
    for position, (found, points) in enumerate(ordered):
        band = _ends(found, is_last=position == len(ordered) - 1, in_percent=in_percent)
        bands.append(band | {"points": decimal_text(points)})
    is_change = re.search(r"(?i)so với (?:năm|kỳ|cùng)", text) is not None
    measured = plain_figure(title, "%" if in_percent else "") if is_change or not in_percent else ratio(text, title)
    measure, inputs = measured
    return Recognised({"kind": "bands", "bands": bands}, measure, inputs, remarks=remarks)


def _ends(found: Range, *, is_last: bool, in_percent: bool) -> Written:
    ends: Written = {}
    if found.low is not None:
        ends["from" if found.low_closed else "above"] = decimal_text(found.low)
    # Nothing lies beyond 100 %, so the highest band need not stop there.
    if found.high is not None and not (is_last and in_percent and found.high == _HUNDRED and found.high_closed):
        ends["to" if found.high_closed else "below"] = decimal_text(found.high)
    return ends


def _beneath_words(steps: Sequence[tuple[Range, Fraction]], worded: Sequence[Level]) -> tuple[Remark, ...]:
    """Words without a figure may stand for what lies below every band, and then must earn nothing."""
    for level in worded:
        if level.earns is not Earns.POINTS or level.number != 0 or not _NOTHING.match(level.label):
            raise NotRecognised(
                f"Mức “{level.words}” không có khoảng số như các mức khác.",
                "Ghi rõ mức này ứng với bao nhiêu phần trăm, hoặc tách thành tiêu chí riêng.",
            )
    lowest = min((found.low for found, _ in steps if found.low is not None), default=None)
    is_covered = any(found.low is None for found, _ in steps) or lowest == 0
    return tuple(
        Remark(
            "words-among-figures",
            f"Mức “{level.words}” không có khoảng số, trong khi các mức khác đã nhận mọi tỷ lệ.",
            "Đơn vị không thực hiện thì để tỷ lệ bằng 0 hoặc không nộp số liệu; xem lại điểm khi đó.",
        )
        for level in worded
        if is_covered
    )


def _is_whole(found: Range) -> bool:
    return all(end is None or end.denominator == 1 for end in (found.low, found.high))


def _counts(
    steps: list[tuple[Range, Fraction]],
    worded: Sequence[Level],
    conditions: Sequence[str],
    maximum: Fraction,
    title: str,
) -> Recognised:
    whole = [(_first(found), _last(found), points) for found, points in steps]
    whole += [(0, 0, points_of(level, maximum)) for level in worded]
    whole.sort(key=lambda band: (band[0], band[1] is None, band[1] or 0))
    remarks: list[Remark] = []
    if whole[0][0] > 0:
        end = whole[0][0] - 1
        remarks.append(
            Remark(
                "no-level-for-zero",
                f"Không mức nào nói về số {'0' if end == 0 else f'từ 0 đến {end}'}; dự thảo ghi 0 điểm.",
                "Xem lại có đúng như vậy không.",
            )
        )
        whole.insert(0, (0, end, Fraction(0)))
    top, most, points = whole[-1]
    if most is not None:
        remarks.append(
            Remark(
                "highest-count-capped",
                f"Mức cao nhất dừng ở {most}; dự thảo tính số lớn hơn như mức này ({vietnamese(points)} điểm).",
                f"Ghi “từ {top} trở lên” nếu đúng như vậy.",
            )
        )
        whole[-1] = (top, None, points)
    bands: list[Written] = [
        {"from": first} | ({} if last is None else {"to": last}) | {"points": decimal_text(each)}
        for first, last, each in whole
    ]
    measure, inputs = count(conditions, title)
    return Recognised({"kind": "count-bands", "bands": bands}, measure, inputs, remarks=tuple(remarks))


def _first(found: Range) -> int:
    if found.low is None:
        return 0
    return int(found.low) + (not found.low_closed)


def _last(found: Range) -> int | None:
    return None if found.high is None else int(found.high) - (not found.high_closed)


def by_formula(levels: Sequence[Level], maximum: Fraction, text: str, title: str) -> Recognised | None:
    """
    Read rules in proportion: throughout, from a floor on, or up to a target.

    :raises NotRecognised: if the formula or the levels around it fit none of these
    """
    formulas = [level for level in levels if level.earns is Earns.FORMULA]
    if not formulas:
        return None
    if len(formulas) > 1 and len({_normal(level.formula) for level in formulas}) > 1:
        raise NotRecognised("Có nhiều công thức khác nhau.", "Tách mỗi công thức thành một tiêu chí riêng.")
    _refuse_odd_formula(formulas[0], maximum)
    others = [level for level in levels if level.earns is not Earns.FORMULA]
    full, floor = _full_from(others, maximum), _floor_below(others)
    slope = formulas[0].range
    if slope is not None and slope.low is not None and slope.low > 0:
        floor = slope.low if floor is None else floor
    if slope is not None and slope.high is not None and full is None:
        full = slope.high
    divisor = _divisor(formulas[0].formula)
    rule, remarks = _proportional(full, floor, divisor, formulas[0])
    measure, inputs = ratio(text, title)
    return Recognised(rule, measure, inputs, remarks=remarks)


def _proportional(
    full: Fraction | None, floor: Fraction | None, divisor: Fraction | None, level: Level
) -> tuple[Written, tuple[Remark, ...]]:
    top = full if full is not None else divisor if divisor is not None else _HUNDRED
    remarks: tuple[Remark, ...] = ()
    if (divisor is not None and divisor != top) or (divisor is None and top != _HUNDRED and "×" in level.formula):
        shown = "không chia" if divisor is None else f"chia cho {vietnamese(divisor)} %"
        raise NotRecognised(
            f"Công thức “{level.words}” {shown}, nhưng điểm tối đa bắt đầu từ {vietnamese(top)} %: điểm bị hẫng.",
            f"Kiểm tra công thức: dưới mốc thường là tỷ lệ × điểm tối đa ÷ {vietnamese(top)} %.",
        )
    if divisor is None and top != _HUNDRED:
        remark = f"“{level.words}” chưa nói chia cho bao nhiêu; dự thảo hiểu là ÷ {vietnamese(top)} %."
        remarks = (Remark("divisor-not-said", remark, "Xem lại công thức."),)
    if floor and floor >= top:
        raise NotRecognised(
            f"“{level.words}” bắt đầu từ {vietnamese(floor)} %, nhưng điểm tối đa đã có từ {vietnamese(top)} %.",
            "Kiểm tra các mốc; nếu không tính theo tỷ lệ thì ghi thành các mức.",
        )
    if floor:
        return {"kind": "linear-above", "from": decimal_text(floor), "full": decimal_text(top)}, remarks
    if top == _HUNDRED:
        return {"kind": "linear"}, remarks
    return {"kind": "target", "target": decimal_text(top)}, remarks


def _full_from(levels: Sequence[Level], maximum: Fraction) -> Fraction | None:
    for level in levels:
        if level.earns in (Earns.POINTS, Earns.FULL) and points_of(level, maximum) == maximum:
            found = level.range
            if found is not None and found.low is not None and found.low_closed:
                return found.low
            raise NotRecognised(f"Chưa rõ mốc được điểm tối đa trong “{level.words}”.", "Ghi “từ …% trở lên”.")
    return None


def _floor_below(levels: Sequence[Level]) -> Fraction | None:
    floor = None
    for level in levels:
        if level.earns is not Earns.POINTS or level.number != 0:
            continue
        found = level.range
        if found is not None and found.low is None and found.high is not None and not found.high_closed:
            floor = found.high
        elif found is not None and not (found.is_single and found.low == 0):
            raise NotRecognised(f"Chưa rõ mức không có điểm trong “{level.words}”.", "Ghi “dưới …%: 0 điểm”.")
        elif found is None and not _NOTHING.match(level.label):
            raise NotRecognised(f"Mức “{level.words}” không đi cùng công thức.", "Ghi “dưới …%: 0 điểm”.")
    return floor


def _refuse_odd_formula(level: Level, maximum: Fraction) -> None:
    formula = level.formula
    if re.search(r"[-+]\s*\d|\d\s*%?\s*-", formula) or re.search(r"\^|√|trung bình|bình quân", formula, re.IGNORECASE):
        raise NotRecognised(
            f"Công thức “{level.words}” không phải tỷ lệ × điểm tối đa.",
            "Ghi lại cách tính bằng tay trong tệp TOML theo docs/rules.md.",
        )
    for number in re.findall(r"×\s*(\d+(?:[.,]\d+)?)(?!\s*%|[\d.,])", formula):
        if parse_number(number) not in (maximum, _HUNDRED):
            raise NotRecognised(
                f"Công thức nhân với {number}, nhưng điểm tối đa là {vietnamese(maximum)}.",
                "Sửa công thức hoặc điểm tối đa cho khớp.",
                "formula-maximum",
            )


def _divisor(formula: str) -> Fraction | None:
    found = re.findall(r"/\s*\(?\s*(\d+(?:[.,]\d+)?)\s*%?", formula)
    return parse_number(found[-1]) if found else None


def _normal(formula: str) -> str:
    return re.sub(r"\W+", "", formula.lower())
