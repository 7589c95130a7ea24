"""Figures of one leaf that cannot both be true."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from sen.engine import Criterion, Input, InputKind, parse_number, vietnamese
from sen.reform.indices.loader.answers import Declared
from sen.reform.indices.loader.reading import definition_of

_WHOLE = Fraction(100)


def contradictions(version_id: int, said: Iterable[Declared]) -> Mapping[str, str]:
    """
    Say where more was counted than there was: of two counts of the same thing the part exceeds the whole.

    Nothing is said where the rule itself has levels above 100 %: there it may exceed.
    """
    definition = definition_of(version_id)
    found = {each.code: _contradiction(definition.criterion(each.code), each) for each in said}
    return {code: sentence for code, sentence in found.items() if sentence}


def _contradiction(criterion: Criterion, said: Declared) -> str:
    pair = _part_and_whole(criterion)
    if pair is None or not all(said.figures.get(each.name) for each in pair):
        return ""
    part, whole = pair
    done, all_of_them = parse_number(said.figures[part.name]), parse_number(said.figures[whole.name])
    if done <= all_of_them:
        return ""
    more, less = f"{part.label} ({vietnamese(done)})", f"{whole.label} ({vietnamese(all_of_them)})"
    return f"{more} nhiều hơn {less}: hãy kiểm tra cả hai."


def _part_and_whole(criterion: Criterion) -> tuple[Input, Input] | None:
    scoring = criterion.scoring
    if scoring is None or scoring.measure.unit != "%":
        return None
    formula = scoring.measure.formula
    if len(formula.top.terms) != 1 or len(formula.bottom.terms) != 1:
        return None
    names = formula.top.terms[0][0], formula.bottom.terms[0][0]
    part, whole = (scoring.inputs_by_name.get(name) for name in names)
    if part is None or whole is None or {part.kind, whole.kind} != {InputKind.COUNT} or part.unit != whole.unit:
        return None
    return (part, whole) if scoring.curve.piece_at(_WHOLE) == scoring.curve.pieces[-1] else None
