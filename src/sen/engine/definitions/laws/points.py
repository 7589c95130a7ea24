"""Points: positive, adding up, and reachable."""

from collections.abc import Iterator
from fractions import Fraction

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.criterion import Criterion
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.words import Aggregation
from sen.engine.points import vietnamese

#: Their levels stand in no order of size.
PICKED = frozenset({"choice", "survey-level", "goalposts", "conditions"})


def maxima_are_positive(draft: Draft) -> Iterator[Finding]:
    """Refuse a maximum of 0: it would pass silently and measure nothing."""
    for criterion in draft.criteria:
        if not criterion.maximum:
            yield draft.finding(
                "zero-maximum",
                "Điểm tối đa bằng 0.",
                "Ghi điểm tối đa lớn hơn 0 hoặc bỏ tiêu chí.",
                criterion=criterion.code,
            )


def maxima_add_up(draft: Draft) -> Iterator[Finding]:
    """Refuse a group whose children do not add up to it, and areas that do not add up to the scale."""
    for criterion in draft.criteria:
        children = draft.children_of(criterion.code)
        total = _total(children)
        if children and criterion.aggregation is Aggregation.SUM and total != criterion.maximum:
            yield draft.finding(
                "sum-of-children",
                f"Các tiêu chí con cộng lại {vietnamese(total)} điểm, "
                f"nhưng điểm tối đa là {vietnamese(criterion.maximum)} "
                f"({_difference(total - criterion.maximum)}).",
                f"Kiểm tra {', '.join(child.code for child in children)}.",
                criterion=criterion.code,
            )
    areas = draft.children_of(None)
    if draft.index is None or draft.index.aggregate is not Aggregation.SUM:
        return
    total = _total(areas)
    if total != draft.index.scale:
        yield draft.finding(
            "sum-of-areas",
            f"Các lĩnh vực cộng lại {vietnamese(total)} điểm, thang điểm là "
            f"{vietnamese(draft.index.scale)} ({_difference(total - draft.index.scale)}).",
            "Sửa điểm tối đa của lĩnh vực hoặc “scale”.",
        )


def best_is_the_maximum(draft: Draft) -> Iterator[Finding]:
    """Refuse a rule whose best level is not the maximum; point at points that rise and fall."""
    for criterion in draft.scored:
        if criterion.scoring is None:
            continue
        best = criterion.scoring.curve.best
        if best != criterion.maximum:
            yield draft.finding(
                "best-not-maximum",
                f"Mức cao nhất được {vietnamese(best)} điểm, điểm tối đa là {vietnamese(criterion.maximum)}.",
                "Sửa điểm của mức cao nhất hoặc điểm tối đa.",
                criterion=criterion.code,
            )
        if criterion.scoring.kind not in PICKED and not criterion.scoring.curve.is_monotone:
            yield draft.finding(
                "not-monotone",
                "Điểm lúc tăng lúc giảm khi số liệu tăng.",
                "Kiểm tra thứ tự điểm của các mức.",
                criterion=criterion.code,
                severity=Severity.WARNING,
            )


def _total(criteria: list[Criterion]) -> Fraction:
    return sum((criterion.maximum for criterion in criteria), Fraction(0))


def _difference(by: Fraction) -> str:
    return f"{'thừa' if by > 0 else 'thiếu'} {vietnamese(abs(by))}"
