"""One line of an index, and how it earns its points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.definitions.words import Aggregation, Treatment
from sen.engine.points import Rounding
from sen.engine.rules import ABOUT_PEERS, Curve, Derived, Input, Measure, Relative, Rule

ONE = Fraction(1)


@dataclass(frozen=True)
class Scoring:
    """How a leaf earns its points: the figures it asks for, what is measured, the rule and its curve."""

    kind: str
    rule: Rule
    inputs: tuple[Input, ...]
    measure: Measure
    curve: Curve
    derived: tuple[Derived, ...] = ()

    @cached_property
    def inputs_by_name(self) -> Mapping[str, Input]:
        """Find an input by its name."""
        return {each.name: each for each in self.inputs}

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the words of every figure its formula may name: asked, worked out, or about the peers."""
        worked_out = {each.name: each.label for each in self.derived}
        return {**ABOUT_PEERS, **worked_out, **{each.name: each.label for each in self.inputs}}

    @property
    def relative(self) -> Relative | None:
        """Return the rule if it looks at the peers."""
        return self.rule if isinstance(self.rule, Relative) else None


@dataclass(frozen=True)
class Criterion:
    """One line of the index; a leaf has ``scoring``, a group has children."""

    code: str
    title: str
    maximum: Fraction
    scoring: Scoring | None = None
    owner: str = ""
    evidence: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""
    treatment: Treatment | None = None
    aggregation: Aggregation = Aggregation.SUM
    weight: Fraction = ONE
    rounding: Rounding | None = None

    @property
    def parent_code(self) -> str | None:
        """Return the code of the group above, ``None`` for an area."""
        return self.code.rpartition(".")[0] or None

    @property
    def level(self) -> int:
        """Return 1 for an area, 2 for the criteria in it, and so on."""
        return self.code.count(".") + 1


@dataclass(frozen=True)
class Extras:
    """
    What stands outside the tree: bonus and penalty with their caps, and facts that are asked without points.

    ``total_cap`` is the most the total may be with its bonus.
    """

    bonus: tuple[Criterion, ...] = ()
    penalty: tuple[Criterion, ...] = ()
    facts: tuple[Criterion, ...] = ()
    bonus_cap: Fraction | None = None
    penalty_cap: Fraction | None = None
    total_cap: Fraction | None = None

    @property
    def all(self) -> tuple[Criterion, ...]:
        """Return every one of them."""
        return (*self.bonus, *self.penalty, *self.facts)


NO_EXTRAS = Extras()
