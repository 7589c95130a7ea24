"""How the votes fall on the five stars."""

from dataclasses import dataclass

from sen.design.charts.drawing import ChartImpossible, Scale, written

STARS = 5
WIDTH = 200


@dataclass(frozen=True)
class StarRow:
    """One row: so many stars, so many votes, a bar of this length."""

    stars: int
    votes: int
    bar: str


@dataclass(frozen=True)
class StarHistogram:
    """
    Votes for one star up to five.

    >>> StarHistogram((0, 0, 1, 2, 4)).rows[0]
    StarRow(stars=5, votes=4, bar='200')
    """

    votes: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.votes) != STARS or min(self.votes) < 0:
            raise ChartImpossible(f"Five counts are needed, for one star up to five, but these came: {self.votes}.")

    @property
    def total(self) -> int:
        """How many people voted; with none the caller shows an invitation, never five noughts."""
        return sum(self.votes)

    @property
    def rows(self) -> tuple[StarRow, ...]:
        """Give the rows, five stars first; the longest bar fills the width."""
        scale = Scale(0, max(*self.votes, 1), 0, WIDTH)
        numbered = enumerate(self.votes, start=1)
        return tuple(StarRow(stars, votes, written(scale.place(votes))) for stars, votes in numbered)[::-1]
