"""The answers of one unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sen.engine.answers.states import MISSING, Answer


@dataclass(frozen=True)
class Answers:
    """Everything one unit reported, by criterion code and input name; what is absent is missing."""

    unit: str
    cells: Mapping[tuple[str, str], Answer] = field(default_factory=dict)

    def of(self, code: str, input_name: str) -> Answer:
        """Return the state of one cell."""
        return self.cells.get((code, input_name), MISSING)
