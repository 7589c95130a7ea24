"""Points by band: the measured value falls into one band, and the band has its points."""

import itertools
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from sen.engine.points import Interval
from sen.engine.points.intervals import Seam, first_bad_seam
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount, Number, interval


@dataclass(frozen=True)
class Band:
    """One band; an upper end that is not given is where the next band begins."""

    __pydantic_config__ = STRICT

    points: Amount
    at_least: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    below: Number | None = None
    up_to: Annotated[Number | None, Field(alias="to")] = None
    span: Interval = attribute(init=False)

    def __post_init__(self) -> None:
        span = interval(self.at_least, self.above, self.below, self.up_to)
        object.__setattr__(self, "span", span)


@dataclass(frozen=True)
class Bands:
    """
    Earn the points of the band the value falls into; below every band there are none.

    >>> rule = Bands((Band(Fraction(1), at_least=Fraction(70)), Band(Fraction(2), above=Fraction(90))))
    >>> [int(rule.lower(Fraction(2), "%").points_at(Fraction(x))) for x in (69, 70, 90, 91)]
    [0, 1, 1, 2]
    """

    __pydantic_config__ = STRICT

    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        if not self.bands:
            raise RuleProblem("no-bands", "Không có mức nào.", "Ghi ít nhất một mức trong “bands”.")
        for position, band in enumerate(self.bands):
            if position and band.span.low is None:
                raise RuleProblem(
                    "band-without-start",
                    f"Mức thứ {position + 1} không có mốc dưới.",
                    "Thêm “from” (kể cả mốc) hoặc “above” (trên mốc).",
                )
        self._spans()

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from band to band."""
        spans = self._spans()
        lowest = spans[0]
        spans[-1] = replace(spans[-1], high=None, high_closed=False)
        pieces = [
            Piece(span, band.points, label=f"thuộc mức {span.describe(unit)}")
            for span, band in zip(spans, self.bands, strict=True)
        ]
        if lowest.low is not None:
            beneath = Interval(high=lowest.low, high_closed=not lowest.low_closed)
            label = f"thuộc mức {beneath.describe(unit)}"
            pieces.insert(0, Piece(beneath, Fraction(0), label=label))
        return Curve(tuple(pieces))

    def _spans(self) -> list[Interval]:
        """Complete the upper ends and refuse bands that fall, overlap or leave a gap."""
        spans = [band.span for band in self.bands]
        for position, (span, following) in enumerate(itertools.pairwise(spans)):
            self._refuse_falling(position, span, following)
            if span.high is None:
                spans[position] = replace(span, high=following.low, high_closed=not following.low_closed)
        seam = first_bad_seam(spans)
        if seam is not None:
            word = "hở" if seam[1] is Seam.GAP else "chồng lên nhau"
            raise RuleProblem(
                f"band-{seam[1]}",
                f"Mức “{spans[seam[0]].describe()}” và mức “{spans[seam[0] + 1].describe()}” {word}.",
                "Mức sau phải bắt đầu đúng nơi mức trước kết thúc, mỗi mốc thuộc đúng một mức.",
            )
        return spans

    @staticmethod
    def _refuse_falling(position: int, span: Interval, following: Interval) -> None:
        low, next_low = span.low, following.low
        if low is not None and next_low is not None and next_low < low:
            raise RuleProblem(
                "bands-fall",
                f"Mức thứ {position + 2} bắt đầu thấp hơn mức thứ {position + 1}.",
                "Ghi các mức từ mốc thấp đến mốc cao.",
            )
