"""What the office chose about a promise: which conclusion, in which words, what is left out, what was decided since."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

MEETING = "cuoc-hop"
PLAN = "ke-hoach"
TASK = "directives.task"


@dataclass(frozen=True)
class Book:
    """A meeting or a plan whose promises may be followed."""

    key: str
    title: str
    held_on: date
    is_simulated: bool
    is_closed: bool
    # What its tasks name as their origin, where that is one for all of them.
    origin: str = ""

    @property
    def is_meeting(self) -> bool:
        """A meeting, not a plan."""
        return self.key.startswith(f"{MEETING}-")

    @property
    def number(self) -> int:
        """The number of the meeting, or the year of the plan."""
        return int(self.key.rpartition("-")[2])


@dataclass(frozen=True)
class Decided:
    """Something the office decided about a public promise, and said why."""

    at: datetime
    words: str

    def as_data(self) -> dict[str, str]:
        """As plain data."""
        return {"at": self.at.isoformat(), "words": self.words}

    @classmethod
    def of(cls, said: dict[str, str] | None) -> Self | None:
        """Read plain data; nothing where nothing was decided."""
        return cls(datetime.fromisoformat(said["at"]), said["words"]) if said else None


@dataclass(frozen=True)
class Chosen:
    """One conclusion made public."""

    number: int
    # "reviews.conclusion:7" or "directives.task:12": what the tasks to follow name as their origin, or the task itself.
    source: str
    wording: str
    # What became of it, in the office's own words; the accepted products speak when it is empty.
    outcome: str = ""
    left_out_unit_ids: tuple[int, ...] = ()
    # How often it was opened again, plus one: each time citizens are asked anew.
    round: int = 1
    reopened: Decided | None = None
    confirmed: Decided | None = None
    withdrawn: Decided | None = None

    def as_data(self) -> dict[str, Any]:
        """As plain data, for the row."""
        decided = {
            name: None if one is None else one.as_data()
            for name, one in (
                ("reopened", self.reopened),
                ("confirmed", self.confirmed),
                ("withdrawn", self.withdrawn),
            )
        }
        return {**asdict(self), "left_out_unit_ids": list(self.left_out_unit_ids), **decided}

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """Read plain data."""
        decided = {name: Decided.of(said[name]) for name in ("reopened", "confirmed", "withdrawn")}
        return cls(**{**said, "left_out_unit_ids": tuple(said["left_out_unit_ids"]), **decided})
