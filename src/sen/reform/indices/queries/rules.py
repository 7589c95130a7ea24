"""The shapes in which the loader hands a definition over: criteria, their figures, their rules in words and lines."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.indices.queries.findings import FindingLine
from sen.reform.indices.queries.versions import VersionCard


@dataclass(frozen=True)
class Choice:
    """One level to choose: the key kept, the words shown."""

    key: str
    label: str


@dataclass(frozen=True)
class AskedFigure:
    """
    One figure a criterion asks for; its kind is count, amount, percent, number, tick or choice.

    `fact` names what an office may already hold it as, where the index says so.
    """

    name: str
    label: str
    unit: str
    kind: str
    choices: tuple[Choice, ...] = ()
    is_optional: bool = False
    fact: str = ""


@dataclass(frozen=True)
class RuleLevel:
    """One line of a rule in words, with the points it gives as the decision writes them."""

    words: str
    points: str


@dataclass(frozen=True)
class PicturePiece:
    """A straight piece of the rule, from a value with its points to another."""

    from_value: Decimal
    from_points: Decimal
    to_value: Decimal
    to_points: Decimal


@dataclass(frozen=True)
class PictureDot:
    """Where a unit stands."""

    value: Decimal
    points: Decimal
    label: str


@dataclass(frozen=True)
class RulePicture:
    """The rule as lines to draw; the dot only where a unit's figures are known."""

    unit: str
    pieces: tuple[PicturePiece, ...]
    dot: PictureDot | None = None


@dataclass(frozen=True)
class RuleWords:
    """How a criterion earns its points: what is measured, and each level; no picture where nothing is measured."""

    measured: str
    levels: tuple[RuleLevel, ...]
    picture: RulePicture | None


@dataclass(frozen=True)
class RulePart:
    """A part of a rule of several parts: what it is called, what is measured, each level."""

    title: str
    measured: str
    levels: tuple[RuleLevel, ...]


@dataclass(frozen=True)
class LeafLine:
    """A criterion that is answered."""

    code: str
    title: str
    maximum: Decimal
    asked: tuple[AskedFigure, ...]
    rule: RuleWords
    may_be_not_applicable: bool
    owner: str
    evidence: tuple[str, ...]
    basis: str
    parts: tuple[RulePart, ...] = ()

    @property
    def in_brief(self) -> str:
        """The rule in one line: each level with its points, or each part by its name."""
        if any(part.title for part in self.parts):
            return "; ".join(part.title for part in self.parts)
        levels = [level for part in self.parts for level in part.levels] or self.rule.levels
        return "; ".join(f"{level.words}: {level.points}" for level in levels)


@dataclass(frozen=True)
class GroupLine:
    """A group of criteria, with the leaves anywhere beneath it."""

    code: str
    title: str
    maximum: Decimal
    leaves: tuple[LeafLine, ...]


@dataclass(frozen=True)
class AreaLine:
    """An area with its groups; leaves that hang on the area itself form a group with no title."""

    code: str
    title: str
    maximum: Decimal
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True)
class OutsideLine:
    """What stands outside the tree: its kind is bonus, penalty or fact; `most` is the cap on the whole block."""

    kind: str
    most: Decimal | None
    leaves: tuple[LeafLine, ...]


@dataclass(frozen=True)
class WholeLine:
    """A decision about the index as a whole, in words: how it rounds, ranks, grades."""

    title: str
    words: str


@dataclass(frozen=True)
class DefinitionPage:
    """Everything the page of an index shows."""

    version: VersionCard
    scale: Decimal
    whole: tuple[WholeLine, ...]
    areas: tuple[AreaLine, ...]
    outside: tuple[OutsideLine, ...]
    leaf_count: int
    remarks: tuple[FindingLine, ...]

    @property
    def leaves(self) -> tuple[LeafLine, ...]:
        """Everything that is answered: the tree in order, then what stands outside it."""
        tree = [leaf for area in self.areas for group in area.groups for leaf in group.leaves]
        return (*tree, *(leaf for block in self.outside for leaf in block.leaves))
