"""A rule of the engine in the words of an annex, so written that reading the annex gives the rule again."""

from collections.abc import Callable, Iterator

from sen.engine import Criterion, IndexDefinition, Piece, Scoring, Treatment, vietnamese
from sen.engine.rules import Ratio

TREATMENTS = {
    Treatment.FULL_MARKS: "tính điểm tối đa",
    Treatment.REDISTRIBUTE: "điểm được chia đều cho các tiêu chí còn lại trong nhóm",
    Treatment.RESCALE_GROUP: "điểm của nhóm quy về đủ điểm tối đa của nhóm",
    Treatment.RESCALE_TOTAL: "tổng điểm quy về đủ thang điểm",
    Treatment.EXCLUDE: "không tính vào tổng điểm và điểm tối đa",
}


def annex_words(definition: IndexDefinition, criterion: Criterion) -> str:
    """Return the lines that say how a leaf is scored; nothing for a group."""
    scoring = criterion.scoring
    if scoring is None:
        return ""
    lines = list(_WORDS.get(scoring.kind, _levels)(criterion, scoring))
    if isinstance(scoring.measure, Ratio):
        labels = {each.name: each.label for each in scoring.inputs}
        top, bottom = labels[scoring.measure.numerator], labels[scoring.measure.denominator]
        share = " × 100%" if scoring.measure.unit == "%" else ""
        lines.append(f"Tỷ lệ = {top} / {bottom}{share}")
    treatment = definition.treatment_of(criterion.code)
    if treatment is not None:
        lines.append(f"Không phát sinh: {TREATMENTS[treatment]}")
    return "\n".join(lines)


def _levels(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    """Word a rule no annex is known to have: level by level, from its curve."""
    for piece in reversed(scoring.curve.pieces):
        if not _can_happen(piece):
            continue
        words = _sentence(piece.label.removeprefix("thuộc mức ") or piece.interval.describe(scoring.measure.unit))
        low, high = piece.interval.low, piece.interval.high
        if piece.slope and low is not None and high is not None:
            ends = f"từ {vietnamese(piece.points_at(low))} đến {vietnamese(piece.points_at(high))} điểm"
            yield f"{words}: tính theo tỷ lệ, {ends}"
        else:
            yield f"{words}: {vietnamese(piece.start)} điểm"


def _either(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    return reversed(list(_choices(criterion, scoring)))


def _choices(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    for piece in scoring.curve.pieces:
        yield f"{_sentence(piece.label)}: {vietnamese(piece.start)} điểm"


def _ranges(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    unit = "%" if scoring.measure.unit == "%" else scoring.measure.unit
    for piece in reversed(scoring.curve.pieces):
        if _can_happen(piece):
            words = piece.label.removeprefix("thuộc mức ") or piece.interval.describe(unit)
            yield f"{_sentence(words.replace(' %', '%'))}: {vietnamese(piece.start)} điểm"


def _in_proportion(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    """Every one of these curves is a line through the origin, perhaps with a floor, up to a full mark."""
    floor, full = scoring.curve.pieces[0].interval.high, scoring.curve.pieces[-1].interval.low
    shown, unit = "" if full is None else vietnamese(full), scoring.measure.unit
    mark = f"{shown}%" if unit == "%" else f"{shown} {unit}".rstrip()
    formula = "tỷ lệ % × điểm tối đa" if unit == "%" else "kết quả × điểm tối đa"
    divided = "" if unit == "%" and shown == "100" else f" / {mark}"
    yield f"Từ {mark} trở lên: điểm tối đa"
    if floor:
        low = f"{vietnamese(floor)}%" if unit == "%" else f"{vietnamese(floor)} {unit}".rstrip()
        yield f"Từ {low} đến dưới {mark}: tính theo công thức {formula}{divided}"
        yield f"Dưới {low}: 0 điểm"
    else:
        yield f"Dưới {mark}: tính theo công thức {formula}{divided}"


def _checklist(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    labels = {each.name: each.label for each in scoring.inputs}
    for name, points in scoring.measure.formula.top.terms:
        yield f"{_sentence(labels[name])}: {vietnamese(points)} điểm"


def _deduction(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    labels = {each.name: each.label for each in scoring.inputs}
    for name, points in scoring.measure.formula.top.terms:
        yield f"Mỗi {labels[name]} trừ {vietnamese(points)} điểm"
    if scoring.curve.worst:
        yield f"Trừ tối đa {vietnamese(criterion.maximum - scoring.curve.worst)} điểm"


def _survey(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    labels = {each.name: each.label for each in scoring.inputs}
    for name, weight in scoring.measure.formula.top.terms:
        yield f"{_sentence(labels[name])}: {vietnamese(weight)}%"


def _external(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    yield f"Chỉ số {scoring.inputs[0].label.removeprefix('chỉ số ')} (%) × điểm tối đa"


def _imported(criterion: Criterion, scoring: Scoring) -> Iterator[str]:
    yield _sentence(scoring.inputs[0].label)


def _can_happen(piece: Piece) -> bool:
    """No figure of a rule that measures is below 0."""
    high = piece.interval.high
    return high is None or high > 0 or (high == 0 and piece.interval.high_closed)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


_WORDS: dict[str, Callable[[Criterion, Scoring], Iterator[str]]] = {
    "yes-no": _either,
    "zero-tolerance": _either,
    "choice": _choices,
    "survey-level": _choices,
    "checklist": _checklist,
    "bands": _ranges,
    "count-bands": _ranges,
    "linear": _in_proportion,
    "linear-above": _in_proportion,
    "target": _in_proportion,
    "deduction": _deduction,
    "late-reports": _deduction,
    "survey-mean": _survey,
    "external-index": _external,
    "imported": _imported,
}
