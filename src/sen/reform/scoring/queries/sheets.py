"""Score sheets: one unit, every criterion, with why."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.indices.queries import PictureDot, PicturePiece, RuleLevel, RulePicture, RuleWords
from sen.reform.scoring.models import ScoreLine
from sen.reform.scoring.queries.runs import AreaScore, area_score
from sen.reform.scoring.queries.states import CellState, number_of, percent_of, state_of


class RunNotFound(NotFound):
    """No such run, or the unit is not in it."""

    message = _("There is no such score sheet. Choose a unit from the ranking.")


@dataclass(frozen=True)
class FigureLine:
    """A declared figure, as people read it."""

    label: str
    shown: str


@dataclass(frozen=True)
class LeafSheet:
    """A leaf with its points and everything that explains them."""

    code: str
    title: str
    points: Decimal
    maximum: Decimal
    state: CellState
    sentence: str
    next_step: str
    reason: str
    figures: tuple[FigureLine, ...]
    rule: RuleWords
    basis: str
    owner: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class GroupSheet:
    """A group right below an area, with the leaves beneath it."""

    code: str
    title: str
    points: Decimal
    maximum: Decimal
    state: CellState
    leaves: tuple[LeafSheet, ...]


@dataclass(frozen=True)
class AreaSheet:
    """An area with its groups."""

    score: AreaScore
    sentence: str
    groups: tuple[GroupSheet, ...]
    missing_count: int


@dataclass(frozen=True)
class ScoreSheet:
    """Everything about one unit's points; no percentage where nothing applies or nothing was handed in."""

    total: Decimal
    maximum: Decimal
    percent: Decimal | None
    grade: str
    missing_count: int
    leaf_count: int
    areas: tuple[AreaSheet, ...]

    def leaf(self, code: str) -> LeafSheet | None:
        """One leaf of the sheet."""
        leaves = (leaf for area in self.areas for group in area.groups for leaf in group.leaves)
        return next((leaf for leaf in leaves if leaf.code == code), None)

    def group_of(self, code: str) -> GroupSheet | None:
        """The group a leaf stands in."""
        groups = (group for area in self.areas for group in area.groups)
        return next((group for group in groups if any(leaf.code == code for leaf in group.leaves)), None)


@dataclass(frozen=True)
class StoredSheet:
    """A score sheet as a run computed it."""

    run_id: int
    unit_name: str
    computed_at: datetime
    cut_off: date
    rank: int | None
    sheet: ScoreSheet


def scorecard(run_id: int, unit_id: int) -> StoredSheet:
    """
    The score sheet of a unit as a run computed it.

    :raises RunNotFound: if there is no such run, or the unit is not in it
    """
    line = ScoreLine.objects.filter(run_id=run_id, unit_id=unit_id).select_related("unit", "run").first()
    if line is None:
        raise RunNotFound
    return StoredSheet(
        run_id=run_id,
        unit_name=line.unit.name,
        computed_at=line.run.computed_at,
        cut_off=line.run.cut_off_on,
        rank=line.rank,
        sheet=sheet_from(
            {"total": line.total, "areas": line.areas, "grade": line.grade, "sheet": line.sheet}, line.run.leaves
        ),
    )


def sheet_from(kept: dict[str, Any], leaves: dict[str, Any]) -> ScoreSheet:
    """A score sheet from the plain data the engine's door makes of a scorecard and of the index's leaves."""
    areas = tuple(_area(area, kept["sheet"][area["code"]], leaves) for area in kept["areas"])
    return ScoreSheet(
        total=number_of(kept["total"]["points"]),
        maximum=number_of(kept["total"]["out_of"]),
        percent=percent_of(kept["total"]),
        grade=kept["grade"],
        missing_count=sum(area.missing_count for area in areas),
        leaf_count=sum(len(group.leaves) for area in areas for group in area.groups),
        areas=areas,
    )


def _area(kept: dict[str, Any], sheet: dict[str, Any], leaves: dict[str, Any]) -> AreaSheet:
    groups = tuple(_group(group, leaves) for group in sheet["groups"])
    missing = sum(leaf.state is CellState.MISSING for group in groups for leaf in group.leaves)
    return AreaSheet(area_score(kept), sheet["sentence"], groups, missing)


def _group(kept: dict[str, Any], leaves: dict[str, Any]) -> GroupSheet:
    return GroupSheet(
        code=kept["code"],
        title=kept["title"],
        points=number_of(kept["points"]),
        maximum=number_of(kept["out_of"]),
        state=state_of(kept),
        leaves=tuple(_leaf(leaf, leaves[leaf["code"]]) for leaf in kept["leaves"]),
    )


def _leaf(kept: dict[str, Any], known: dict[str, Any]) -> LeafSheet:
    return LeafSheet(
        code=kept["code"],
        title=kept["title"],
        points=number_of(kept["points"]),
        # What a leaf could give is shown even where it does not apply.
        maximum=number_of(kept["out_of"] if kept["out_of"] != "0" else kept["maximum"]),
        state=state_of(kept),
        sentence=kept["sentence"],
        next_step=kept["next_step"],
        reason=kept["reason"],
        figures=tuple(FigureLine(line["label"], line["shown"]) for line in kept["figures"]),
        rule=_rule(known["rule"], kept["picture"]),
        basis=known["basis"],
        owner=known["owner"],
        evidence=tuple(known["evidence"]),
    )


def _rule(known: dict[str, Any], own: dict[str, Any] | None) -> RuleWords:
    """The rule of the index, with the unit's own picture where it has one."""
    levels = tuple(RuleLevel(level["words"], level["points"]) for level in known["levels"])
    picture = {**(known["picture"] or {}), **(own or {})}
    return RuleWords(known["measured"], levels, _picture(picture) if picture else None)


def _picture(kept: dict[str, Any]) -> RulePicture:
    pieces = tuple(PicturePiece(**{name: Decimal(text) for name, text in piece.items()}) for piece in kept["pieces"])
    dot = kept["dot"]
    placed = PictureDot(Decimal(dot["value"]), Decimal(dot["points"]), dot["label"]) if dot else None
    return RulePicture(kept["unit"], pieces, placed)
