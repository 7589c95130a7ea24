"""The figures a criterion asks for."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class InputKind(StrEnum):
    """What may be typed: a count is whole and from 0 up, an amount from 0 up, a percent 0 to 100."""

    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    NUMBER = "number"
    TICK = "tick"
    CHOICE = "choice"


@dataclass(frozen=True)
class Option:
    """One level to choose: the key stored, the words shown."""

    key: str
    label: str


@dataclass(frozen=True)
class Input:
    """
    One figure: its name in files, its label on forms, its unit word in sentences.

    An optional one may stay empty where the rule can do without it. A ``fact`` names what an office may already hold
    the figure as; whoever knows it proposes it, and a person confirms.
    """

    name: str
    label: str
    unit: str = ""
    kind: InputKind = InputKind.AMOUNT
    most: Fraction | None = None
    options: tuple[Option, ...] = ()
    is_optional: bool = False
    fact: str = ""


#: The name of the input of a rule that has only one.
ONLY = "value"
