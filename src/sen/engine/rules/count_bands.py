"""Points by count: so many cases, so many points; more may be better or worse."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount


@dataclass(frozen=True)
class CountBand:
    """A band of whole numbers, both ends included; without an upper end it runs to the next band."""

    __pydantic_config__ = STRICT

    at_least: Annotated[int, Field(alias="from", ge=0, strict=True)]
    points: Amount
    up_to: Annotated[int | None, Field(alias="to", ge=0, strict=True)] = None


@dataclass(frozen=True)
class CountBands:
    """
    Earn the points of the band the count falls into.

    >>> rule = CountBands((CountBand(0, Fraction(2)), CountBand(1, Fraction(1)), CountBand(3, Fraction(0))))
    >>> [int(rule.lower(Fraction(2), "vụ").points_at(Fraction(n))) for n in (0, 2, 3)]
    [2, 1, 0]
    """

    __pydantic_config__ = STRICT

    bands: tuple[CountBand, ...]

    def __post_init__(self) -> None:
        if not self.bands or self.bands[0].at_least != 0:
            raise RuleProblem("count-without-zero", "Chưa có mức cho số 0.", "Mức đầu tiên phải có from = 0.")
        for band, following in zip(self.bands, self.bands[1:], strict=False):
            end = following.at_least - 1 if band.up_to is None else band.up_to
            if end < band.at_least or following.at_least <= end:
                raise RuleProblem(
                    "band-overlap",
                    f"Mức từ {band.at_least} và mức từ {following.at_least} chồng lên nhau.",
                    "Ghi các mức từ thấp đến cao, mỗi số thuộc đúng một mức.",
                )
            if following.at_least != end + 1:
                raise RuleProblem(
                    "band-gap",
                    f"Không mức nào nhận số {end + 1}.",
                    f"Nâng “to” của mức từ {band.at_least} hoặc hạ “from” của mức sau.",
                )
        if self.bands[-1].up_to is not None:
            raise RuleProblem(
                "count-capped",
                f"Mức cuối dừng ở {self.bands[-1].up_to}.",
                "Bỏ “to” của mức cuối để mức này không có trần.",
            )

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from band to band; between two whole numbers the lower band holds."""
        starts = [*(band.at_least for band in self.bands), None]
        pieces = [
            Piece(
                Interval(Fraction(start), True, None if end is None else Fraction(end), False),
                band.points,
                label=f"thuộc mức {_level(start, end, unit)}",
            )
            for band, start, end in zip(self.bands, starts, starts[1:], strict=False)
            if start is not None
        ]
        first = pieces[0].interval
        pieces[0] = replace(pieces[0], interval=replace(first, low=None, low_closed=False))
        return Curve(tuple(pieces))


def _level(start: int, end: int | None, unit: str) -> str:
    if end is None:
        return f"từ {start} {unit} trở lên".replace("  ", " ")
    last = end - 1
    return f"{start} {unit}".rstrip() if last == start else f"từ {start} đến {last} {unit}".rstrip()
