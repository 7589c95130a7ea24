"""The words of a rule, tried family by family."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from sen.reform.indices.tables.phrases.faults import by_faults, by_things_done, earns_each, is_limit
from sen.reform.indices.tables.phrases.figures import by_formula, by_ranges
from sen.reform.indices.tables.phrases.levels import Earns, Level, read_level
from sen.reform.indices.tables.phrases.ranges import without_dates
from sen.reform.indices.tables.phrases.recognised import NotRecognised, Recognised, Remark
from sen.reform.indices.tables.phrases.segments import segments
from sen.reform.indices.tables.phrases.worded import by_pair, by_words
from sen.reform.indices.tables.wordforms import plain

#: A rule of an annex is shorter; patterns over longer texts would take their time.
LONGEST_RULE, LONGEST_STATEMENT = 4_000, 600

_NOTHING_AROSE = re.compile(
    r"^(?:nếu |trường hợp |trong năm,? |đơn vị |đối với )*(?:\w+ ){0,3}?"
    r"(?:không (?:có )?phát sinh|không thuộc đối tượng|không được giao|không có đối tượng)",
    re.IGNORECASE,
)
_TREATMENTS = (
    ("redistribute", re.compile(r"chia đều", re.IGNORECASE)),
    (
        "rescale-group",
        re.compile(r"quy đổi (?:theo|trong) nhóm|tính gộp|quy (?:về|đổi).*(?:nhóm|tiêu chí)", re.IGNORECASE),
    ),
    ("rescale-total", re.compile(r"quy (?:về|đổi).*(?:thang|100|tổng)", re.IGNORECASE)),
    ("exclude", re.compile(r"không (?:tính|đánh giá|chấm|xét)|loại|trừ (?:ra|vào điểm tối đa)|bỏ qua", re.IGNORECASE)),
    ("full-marks", re.compile(r"điểm tối đa|tối đa|đủ điểm|trọn điểm|:\s*\d", re.IGNORECASE)),
)
_EXTERNAL = re.compile(
    r"^(?:điểm\s*=\s*|tính theo\s+)?(?:kết quả\s+)?chỉ số\s+(?P<source>[^×:=/]+?)\s*(?:\(\s*%?\s*\))?\s*"
    r"(?:×|nhân với)\s*(?:điểm tối đa|\d+(?:[.,]\d+)?(?:\s*điểm)?)$",
    re.IGNORECASE,
)
_AWARDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:điểm|kết quả)\s+do\s+(?P<source>.+?)\s+(?:chấm|đánh giá|cho điểm|thẩm định|công bố)(?:\s+điểm)?$",
        r"(?:theo|căn cứ|lấy|bằng) (?:kết quả|điểm) (?:đánh giá|chấm điểm|chấm|thẩm định|xếp hạng)\s*(?:của|do)\s+"
        r"(?P<source>.+?)$",
        r"^(?:theo |căn cứ |tính theo |lấy )*(?:kết quả )?"
        r"(?P<source>(?:điều tra|khảo sát)(?: xã hội học| xhh)?(?: .*)?)$",
        r"^(?P<source>(?:hội đồng|tổ) .+?) (?:chấm|đánh giá|cho) điểm$",
    )
)
_SAYS_MORE = re.compile(
    r"(?i)^(?:trong đó|ghi chú|căn cứ|theo |tài liệu|lưu ý|thời (?:gian|điểm)|(?:tỷ|tỉ) lệ\b[^:]*=|số liệu)"
)
_AT_DISCRETION = re.compile(
    r"tù?y (?:theo |vào )?(?:mức|tình|từng)|tuỳ|xem xét|điểm theo mức|từ \d\S* (?:điểm )?đến \d\S* điểm", re.IGNORECASE
)
_VARIABLE = re.compile(r"(?i)^(?:trong đó\s*:?\s*)?[a-z]\s*(?:là|:|=)\s*(?:tổng\s+)?số")


def recognise(levels: Sequence[str], notes: Sequence[str], maximum: Fraction, title: str) -> Recognised:
    """
    Read the rule of a criterion: from the levels below it if it has any, from the remarks beside it otherwise.

    :raises NotRecognised: with the words that no reading fits
    """
    texts = ["\n".join(part) for part in (levels, notes, [*levels, *notes]) if part]
    if not texts:
        raise NotRecognised("Chưa có cách chấm điểm.", "Ghi cách chấm ở cột ghi chú, rồi nhập lại.", "no-rule")
    everything = texts[-1]
    if len(everything) > LONGEST_RULE:
        raise NotRecognised(
            f"Cách chấm dài {len(everything)} chữ, dài hơn mọi cách chấm đọc được.",
            "Chỉ giữ các mức điểm ở cột này, chuyển phần diễn giải đi chỗ khác.",
        )
    problem = None
    for text in texts:
        try:
            found = _read(text, everything, maximum, title)
        except NotRecognised as refused:
            problem = problem or refused
            continue
        return _with_treatment(found, everything)
    raise problem or NotRecognised("Chưa hiểu cách chấm điểm.", "Ghi lại cách chấm.")


def _read(text: str, everything: str, maximum: Fraction, title: str) -> Recognised:
    statements = [each for each in segments(text) if not _NOTHING_AROSE.match(each)]
    _refuse_what_is_no_level(statements)
    whole = _as_a_whole(statements)
    if whole is not None:
        return whole
    levels, silent = _levels(statements)
    context = plain(everything)
    families: tuple[Callable[[], Recognised | None], ...] = (
        lambda: by_things_done(statements, maximum, title),
        lambda: by_faults(levels, maximum),
        lambda: by_formula(levels, maximum, context, title),
        lambda: by_ranges(levels, maximum, context, title),
        lambda: by_words(levels, maximum),
    )
    for family in families:
        found = family()
        if found is not None:
            _refuse_leftovers(silent, levels)
            return found
    shown = "; ".join(statements)[:160]
    raise NotRecognised(
        f"Chưa hiểu cách chấm “{shown}”.",
        "Viết lại mỗi mức một dòng dạng “điều kiện: số điểm”, hoặc ghi “rule” vào tệp TOML theo docs/rules.md.",
    )


def _refuse_what_is_no_level(statements: Sequence[str]) -> None:
    for statement in statements:
        if len(statement) > LONGEST_STATEMENT:
            raise NotRecognised(f"Câu “{statement[:80]}…” quá dài.", "Tách thành nhiều câu, mỗi mức một câu.")
        if _AT_DISCRETION.search(statement):
            raise NotRecognised(
                f"“{statement[:120]}” để người chấm tự cân nhắc, không có mức cụ thể.",
                "Ghi thành các mức có điểm cụ thể, hoặc dùng điểm do hội đồng chấm (kind = imported).",
            )


def _as_a_whole(statements: Sequence[str]) -> Recognised | None:
    """Read a rule that is one statement without points."""
    for statement in statements:
        external = _EXTERNAL.match(statement)
        if external is not None:
            return Recognised({"kind": "external-index", "source": external["source"].strip()})
    if not statements or any(read_level(each).earns is not Earns.NOTHING_SAID for each in statements):
        return None
    pair = by_pair(statements[0])
    if pair is not None:
        return pair
    for pattern in _AWARDED:
        found = pattern.search(statements[0])
        if found is not None:
            return Recognised({"kind": "imported", "source": found["source"].strip(" .")})
    return None


def _levels(statements: Sequence[str]) -> tuple[list[Level], list[str]]:
    """Tell statements that earn something from those that say nothing of points."""
    levels, silent = [], []
    for statement in statements:
        level = read_level(statement)
        if _VARIABLE.match(statement) or level.earns is Earns.NOTHING_SAID or _defines_a_rate(statement):
            silent.append(statement)
        else:
            levels.append(level)
    return levels, silent


def _defines_a_rate(statement: str) -> bool:
    return re.match(r"(?i)^(?:tỷ|tỉ) lệ[^:×<>]{0,80}=", statement) is not None and "điểm" not in statement.lower()


def _refuse_leftovers(silent: Sequence[str], levels: Sequence[Level]) -> None:
    """A statement with figures that nobody understood may change the rule, so the rule is not taken."""
    for statement in silent:
        if _SAYS_MORE.match(statement) or _VARIABLE.match(statement) or is_limit(statement) or earns_each(statement):
            continue
        if re.search(r"\d|điểm", without_dates(statement)):
            raise NotRecognised(
                f"Hiểu {len(levels)} mức, nhưng chưa hiểu “{statement[:120]}”.",
                "Viết lại câu này dạng “điều kiện: số điểm”, hoặc ghi “rule” vào tệp TOML.",
            )


def _with_treatment(found: Recognised, everything: str) -> Recognised:
    for statement in segments(everything):
        if not _NOTHING_AROSE.match(statement):
            continue
        for treatment, pattern in _TREATMENTS:
            if pattern.search(statement):
                measure = found.measure
                if measure is not None and "ratio" in measure:
                    measure = measure | {"when_zero": "not-applicable"}
                return replace(found, not_applicable=treatment, measure=measure)
        unclear = Remark(
            "treatment-not-recognised",
            f"Chưa hiểu cách tính khi không phát sinh: “{statement[:120]}”.",
            'Ghi not_applicable = "full-marks", "exclude" hoặc cách khác vào tiêu chí (docs/rules.md).',
        )
        return found.remarking(unclear)
    return found
