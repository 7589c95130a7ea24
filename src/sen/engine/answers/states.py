"""The three states of a cell."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Value:
    """
    A figure that was reported.

    A tick is 1 or 0; a chosen level is its position in the rule's list, counted from 0.
    """

    number: Fraction


@dataclass(frozen=True)
class NotApplicable:
    """Không phát sinh, không thuộc đối tượng: there was nothing to measure, and the reason says why."""

    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("“Không phát sinh” phải kèm lý do.")


@dataclass(frozen=True)
class Missing:
    """Chưa nộp: nothing was reported. It earns nothing and keeps its maximum."""


MISSING = Missing()

Answer = Value | NotApplicable | Missing
