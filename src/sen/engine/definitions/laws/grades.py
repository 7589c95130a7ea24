"""Grades: no gap, no overlap, both ends named as the regulation closes them."""

import itertools
from collections.abc import Iterator

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.grades import read_grades
from sen.engine.points.intervals import Seam
from sen.engine.rules import RuleProblem


def grades_fit_together(draft: Draft) -> Iterator[Finding]:
    """Refuse grades that overlap; point at figures no grade takes."""
    if draft.index is None:
        return
    try:
        grades = read_grades(draft.index.grades)
    except RuleProblem as problem:
        yield draft.finding(problem.code, f"index.grades: {problem.sentence}", problem.remedy)
        return
    for lower, upper in itertools.pairwise(grades):
        seam = lower.interval.seam_with(upper.interval)
        if seam is Seam.OVERLAP:
            yield draft.finding(
                "grade-overlap",
                f"Hạng “{lower.label}” và hạng “{upper.label}” chồng lên nhau.",
                "Mỗi mốc chỉ thuộc một hạng: dùng “from”/“below” hoặc “above”/“to”.",
            )
        if seam is Seam.GAP:
            yield draft.finding(
                "grade-gap",
                f"Giữa hạng “{lower.label}” và hạng “{upper.label}” có kết quả không thuộc hạng nào.",
                "Cho hạng trên bắt đầu đúng nơi hạng dưới kết thúc.",
                severity=Severity.WARNING,
            )
