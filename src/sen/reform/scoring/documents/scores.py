"""The score sheet of a unit in the Ministry's columns."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sen.reform.assessments.queries import Act, CurrentAnswer, EvidenceLine, Stage
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import Align, Cells, Column, Row, Subtotal, Table
from sen.reform.scoring.documents.frame import ended
from sen.reform.scoring.queries.dossiers import UnitDossier
from sen.reform.scoring.queries.sheets import AreaSheet, GroupSheet, LeafSheet, ScoreSheet
from sen.reform.scoring.queries.states import CellState
from sen.reform.scoring.queries.words import said_in_words

PLACES = 2
COLUMNS = (
    Column("STT", 1.3),
    Column("Tiêu chí", 5.4),
    Column("Điểm tối đa", 1.3, Align.NUMBER, PLACES),
    Column("Tự đánh giá", 1.3, Align.NUMBER, PLACES),
    Column("Tài liệu kiểm chứng/Giải trình", 5.6),
    Column("Thẩm định", 1.3, Align.NUMBER, PLACES),
    Column("Ý kiến hội đồng", 3.2),
    Column("Chỉ số", 1.4, Align.NUMBER, PLACES),
)
HUNDRED = 100
OUTSIDE = "Điểm thưởng, điểm trừ"
_REPLIES = {Act.AGREE: "đồng ý", Act.DISAGREE: "không đồng ý"}


def score_table(dossier: UnitDossier) -> Table:
    """Every area, group and criterion, the total last; what the reader may not see yet is a dash."""
    own = dossier.own
    return Table(
        columns=COLUMNS,
        rows=(*(row for area in own.areas for row in _area(dossier, area)), *_outside(dossier)),
        total=(
            "",
            "Tổng điểm",
            own.maximum,
            own.total,
            None,
            dossier.appraised.total if dossier.appraised else None,
            None,
            _percent(dossier.final),
        ),
    )


def _area(dossier: UnitDossier, area: AreaSheet) -> Iterator[Row]:
    code = area.score.code
    appraised, final = _area_of(dossier.appraised, code), _area_of(dossier.final, code)
    yield Subtotal(
        (
            code,
            area.score.name,
            area.score.maximum,
            area.score.points,
            None,
            appraised.score.points if appraised else None,
            None,
            final.score.percent if final else None,
        )
    )
    for group in area.groups:
        if group.code != code:
            yield _group(dossier, group)
        for leaf in group.leaves:
            yield _leaf(dossier, leaf)


def _outside(dossier: UnitDossier) -> Iterator[Row]:
    """Bonus and penalties, so that the rows add up to the total; no row where there are none."""
    own, appraised = outside_points(dossier.own), outside_points(dossier.appraised)
    if own or appraised:
        yield Subtotal((None, OUTSIDE, None, own, None, appraised, None, None))


def outside_points(sheet: ScoreSheet | None) -> Decimal | None:
    """The points of a sheet that stand in no area: bonus less penalties."""
    return sheet.total - sum((area.score.points for area in sheet.areas), Decimal(0)) if sheet else None


def _group(dossier: UnitDossier, group: GroupSheet) -> Row:
    appraised, final = _group_of(dossier.appraised, group.code), _group_of(dossier.final, group.code)
    return Subtotal(
        (
            group.code,
            group.title,
            group.maximum,
            group.points,
            None,
            appraised.points if appraised else None,
            None,
            _share(final.points, final.maximum) if final else None,
        )
    )


def _leaf(dossier: UnitDossier, leaf: LeafSheet) -> Cells:
    words = dossier.words.get(leaf.code, {})
    appraised = dossier.appraised.leaf(leaf.code) if dossier.appraised else None
    final = dossier.final.leaf(leaf.code) if dossier.final else None
    return (
        leaf.code,
        leaf.title,
        leaf.maximum,
        _points(leaf),
        _proof(dossier, leaf.code, words) or None,
        _points(appraised),
        _opinion(dossier, leaf.code, words) or None,
        _share(final.points, final.maximum) if final is not None and _points(final) is not None else None,
    )


def _points(leaf: LeafSheet | None) -> Decimal | None:
    """The points of a criterion; none where nothing is known or it does not apply."""
    if leaf is None or leaf.state in (CellState.MISSING, CellState.NOT_APPLICABLE):
        return None
    return leaf.points


def _proof(dossier: UnitDossier, code: str, words: Mapping[Stage, CurrentAnswer]) -> str:
    """What was declared, the evidence for it, and what the unit explained."""
    return "; ".join(_proofs(dossier, code, words))


def _proofs(dossier: UnitDossier, code: str, words: Mapping[Stage, CurrentAnswer]) -> Iterator[str]:
    own, reply = words.get(Stage.SELF), words.get(Stage.EXPLANATION)
    if own is not None and not own.is_missing:
        yield said_in_words(dossier.leaves[code], own)
    yield from (evidence_in_words(line) for line in dossier.evidence.get(code, ()))
    if reply is not None and reply.act is not Act.WITHDRAW:
        yield f"Giải trình: {reply.reason or _REPLIES[reply.act]}"


def evidence_in_words(line: EvidenceLine) -> str:
    """A piece as a table names it: title, number, issuing body, where in it to look."""
    piece = line.piece
    named = ", ".join(filter(None, (piece.title, piece.number and f"số {piece.number}", piece.issuing_body)))
    located = f"{named} ({line.locator})" if line.locator else named
    return f"{located} – bổ sung" if line.is_supplementary else located


def _opinion(dossier: UnitDossier, code: str, words: Mapping[Stage, CurrentAnswer]) -> str:
    """What the council decided; without a decision, why the mark was changed."""
    council = words.get(Stage.COUNCIL)
    if council is not None:
        return " ".join(
            ended(words) for words in (said_in_words(dossier.leaves[code], council), council.reason) if words
        )
    mark = words.get(Stage.REAPPRAISAL) or words.get(Stage.APPRAISAL)
    return f"Thẩm định: {mark.reason}" if mark is not None and mark.reason else ""


def _area_of(sheet: ScoreSheet | None, code: str) -> AreaSheet | None:
    return next((area for area in sheet.areas if area.score.code == code), None) if sheet else None


def _group_of(sheet: ScoreSheet | None, code: str) -> GroupSheet | None:
    groups = (group for area in sheet.areas for group in area.groups) if sheet else iter(())
    return next((group for group in groups if group.code == code), None)


def _share(points: Decimal, maximum: Decimal) -> Decimal | None:
    return points * HUNDRED / maximum if maximum else None


def _percent(sheet: ScoreSheet | None) -> Decimal | None:
    return sheet.percent if sheet else None


def points_in_words(points: Decimal, maximum: Decimal) -> str:
    """Points out of the maximum, as a sentence writes them."""
    return f"{format_number(points, PLACES)}/{format_number(maximum)} điểm"
