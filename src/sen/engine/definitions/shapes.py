"""The shape of a definition file; what the words mean is checked elsewhere."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from sen.engine.definitions.grade import Otherwise
from sen.engine.definitions.words import (
    Absent,
    Aggregation,
    Figure,
    RankBy,
    RoundingLevel,
    Status,
    Ties,
    Treatment,
    WhenMissing,
)
from sen.engine.points import RoundingMode
from sen.engine.rules import STRICT, Amount, InputShape, MeasureShape, Number


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
class SideConditionShape:
    """One entry of ``when`` of a grade."""

    __pydantic_config__ = STRICT

    code: str
    at_least: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    below: Number | None = None
    up_to: Annotated[Number | None, Field(alias="to")] = None


@dataclass(frozen=True)
class QuotaShape:
    """``quota`` of a grade."""

    __pydantic_config__ = STRICT

    share: Amount
    of: tuple[str, ...]
    small: Annotated[int, Field(strict=True, ge=0)] = 0
    small_most: Annotated[int, Field(strict=True, ge=0)] = 0


@dataclass(frozen=True)
class GradeShape:
    """One entry of ``index.grades``."""

    __pydantic_config__ = STRICT

    label: str
    at_least: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    below: Number | None = None
    up_to: Annotated[Number | None, Field(alias="to")] = None
    each_area_from: Amount | None = None
    when: tuple[SideConditionShape, ...] = ()
    otherwise: Otherwise = Otherwise.LOWER
    quota: QuotaShape | None = None


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
    aggregate: Aggregation = Aggregation.SUM
    missing: WhenMissing = WhenMissing.ZERO
    bonus_cap: Amount | None = None
    penalty_cap: Amount | None = None
    total_cap: Amount | None = None
    extends: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class NodeRoundingShape:
    """``criterion.rounding``."""

    __pydantic_config__ = STRICT

    mode: RoundingMode = RoundingMode.HALF_UP
    places: Annotated[int, Field(strict=True, ge=0, le=6)] = 2


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
    aggregate: Aggregation = Aggregation.SUM
    weight: Amount = Fraction(1)
    rounding: NodeRoundingShape | None = None


#: The code of what stands outside the tree: letters and a number.
_EXTRA_CODE = r"^[A-Z]{1,3}[1-9][0-9]{0,3}$"


@dataclass(frozen=True)
class ExtraShape:
    """One ``[[bonus]]`` or ``[[penalty]]``."""

    __pydantic_config__ = STRICT

    code: Annotated[str, Field(pattern=_EXTRA_CODE)]
    title: str
    max: Amount
    rule: dict[str, Any]
    measure: MeasureShape | None = None
    inputs: tuple[InputShape, ...] = ()
    owner: str = ""
    evidence: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class FactShape:
    """One ``[[fact]]``: without a measure it is answered with yes or no."""

    __pydantic_config__ = STRICT

    code: Annotated[str, Field(pattern=_EXTRA_CODE)]
    title: str
    measure: MeasureShape | None = None
    inputs: tuple[InputShape, ...] = ()
    owner: str = ""
    evidence: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""


INDEX: TypeAdapter[IndexShape] = TypeAdapter(IndexShape)
CRITERION: TypeAdapter[CriterionShape] = TypeAdapter(CriterionShape)
EXTRA: TypeAdapter[ExtraShape] = TypeAdapter(ExtraShape)
FACT: TypeAdapter[FactShape] = TypeAdapter(FactShape)
