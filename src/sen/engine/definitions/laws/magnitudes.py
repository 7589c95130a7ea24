"""Figures of a size that whole numbers of 64 bits can carry."""

from collections.abc import Iterator
from fractions import Fraction

from sen.engine.answers import Finding
from sen.engine.definitions.criterion import Criterion
from sen.engine.definitions.draft import Draft
from sen.engine.points import vietnamese

#: Thousands of billions of đồng still fit, and a millionth of a point does: with these bounds a product of
#: a bound and a maximum stays below 2^62, and the columns prove the rest from the data.
LARGEST = Fraction(10**15)
FINEST = 10**9
#: Their curves stand on logarithms with 30 decimals, which nobody wrote.
WORKED_OUT = frozenset({"goalposts"})


def figures_fit(draft: Draft) -> Iterator[Finding]:
    """Refuse a figure too large, or too finely divided, to be carried exactly through whole columns."""
    for criterion in draft.scored:
        too_much = next((figure for figure in _figures(criterion) if not _fits(figure)), None)
        if too_much is not None:
            yield draft.finding(
                "overflow",
                f"Số {_short(too_much)} quá lớn hoặc quá lẻ nên không tính chính xác được cho nhiều đơn vị cùng lúc.",
                "Dùng đơn vị tính lớn hơn (ví dụ tỷ đồng thay cho đồng), hoặc làm tròn số trong quy định.",
                criterion=criterion.code,
            )


def _figures(criterion: Criterion) -> Iterator[Fraction]:
    yield criterion.maximum
    if criterion.scoring is None or criterion.scoring.kind in WORKED_OUT:
        return
    for piece in criterion.scoring.curve.pieces:
        yield piece.start
        yield piece.slope
        yield from (end for end in (piece.interval.low, piece.interval.high) if end is not None)


def _fits(figure: Fraction) -> bool:
    return abs(figure) <= LARGEST and figure.denominator <= FINEST


def _short(figure: Fraction) -> str:
    text = vietnamese(figure)
    return text if len(text) <= 30 else f"{text[:30]}…"
