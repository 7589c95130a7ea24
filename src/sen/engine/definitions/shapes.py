"""The shape of a definition file; what the words mean is checked elsewhere."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from sen.engine.definitions.tree import (
    Absent,
    Figure,
    RankBy,
    RoundingLevel,
    Status,
    Ties,
    Treatment,
)
from sen.engine.points import RoundingMode
from sen.engine.rules import STRICT, Amount, InputKind, Number, ZeroDenominator


@dataclass(frozen=True)
class BasisShape:
    """One entry of ``index.basis``."""

    __pydantic_config__ = STRICT

    document: str
    dated: Annotated[date | None, Field(alias="date", strict=True)] = None
    item: str = ""


@dataclass(frozen=True)
class ValidShape:
    """``index.valid``."""

    __pydantic_config__ = STRICT

    first_day: Annotated[date, Field(alias="from", strict=True)]
    last_day: Annotated[date, Field(alias="to", strict=True)]


@dataclass(frozen=True)
class RoundingShape:
    """``index.rounding``."""

    __pydantic_config__ = STRICT

    mode: RoundingMode = RoundingMode.HALF_UP
    places: Annotated[int, Field(strict=True, ge=0, le=6)] = 2
    at: RoundingLevel = RoundingLevel.LEAF


@dataclass(frozen=True)
class RankingShape:
    """``index.ranking``."""

    __pydantic_config__ = STRICT

    ties: Ties = Ties.COMPETITION
    by: RankBy = RankBy.PERCENT
    figure: Figure = Figure.UNROUNDED
    then: tuple[str, ...] = ()
    absent: Absent = Absent.NOT_RANKED


@dataclass(frozen=True)
class GradeShape:
    """One entry of ``index.grades``."""

    __pydantic_config__ = STRICT

    label: str
    at_least: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    below: Number | None = None
    up_to: Annotated[Number | None, Field(alias="to")] = None


@dataclass(frozen=True)
class IndexShape:
    """The ``[index]`` table."""

    __pydantic_config__ = STRICT

    id: str
    version: str
    title: str
    status: Status
    valid: ValidShape
    basis: tuple[BasisShape, ...] = ()
    applies_to: tuple[str, ...] = ()
    scale: Amount = Fraction(100)
    rounding: RoundingShape = RoundingShape()
    ranking: RankingShape = RankingShape()
    grades: tuple[GradeShape, ...] = ()
    not_applicable: Treatment | None = None


@dataclass(frozen=True)
class InputShape:
    """One entry of ``criterion.inputs``."""

    __pydantic_config__ = STRICT

    name: str
    label: str
    unit: str = ""
    kind: InputKind = InputKind.COUNT


@dataclass(frozen=True)
class MeasureShape:
    """``criterion.measure``: exactly one of ``ratio``, ``value``, ``complement``."""

    __pydantic_config__ = STRICT

    ratio: Annotated[tuple[str, ...] | None, Field(min_length=2, max_length=2)] = None
    value: str | None = None
    complement: Annotated[tuple[str, ...] | None, Field(min_length=1)] = None
    unit: Annotated[str, Field(alias="as")] = "percent"
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS


@dataclass(frozen=True)
class CriterionShape:
    """One ``[[criterion]]``; its rule is read by kind."""

    __pydantic_config__ = STRICT

    code: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3}){0,5}$")]
    title: str
    max: Amount
    rule: dict[str, Any] | None = None
    measure: MeasureShape | None = None
    inputs: tuple[InputShape, ...] = ()
    owner: str = ""
    evidence: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""
    not_applicable: Treatment | None = None


INDEX: TypeAdapter[IndexShape] = TypeAdapter(IndexShape)
CRITERION: TypeAdapter[CriterionShape] = TypeAdapter(CriterionShape)
