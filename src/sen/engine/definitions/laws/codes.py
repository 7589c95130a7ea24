"""Codes: unique, and complete as a tree."""

from collections import Counter
from collections.abc import Iterator

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.draft import Draft


def codes_are_unique(draft: Draft) -> Iterator[Finding]:
    """Refuse a code that is used twice."""
    for code, times in Counter(criterion.code for criterion in (*draft.criteria, *draft.extras.all)).items():
        if times > 1:
            yield draft.finding(
                "duplicate-code",
                f"Mã {code} được dùng {times} lần.",
                "Mỗi tiêu chí một mã; đánh lại số cho tiêu chí thêm sau.",
                criterion=code,
            )


def codes_are_complete(draft: Draft) -> Iterator[Finding]:
    """Refuse a code whose group is not there; point at numbers that were skipped."""
    for criterion in draft.criteria:
        parent = criterion.parent_code
        if parent is not None and parent not in draft.codes:
            yield draft.finding(
                "missing-parent",
                f"Không có tiêu chí {parent} để chứa {criterion.code}.",
                f"Thêm [[criterion]] code = “{parent}” hoặc sửa mã.",
                criterion=criterion.code,
            )
        head, _, number = criterion.code.rpartition(".")
        before = f"{head}.{int(number) - 1}".lstrip(".")
        if int(number) > 1 and before not in draft.codes:
            yield draft.finding(
                "skipped-code",
                f"Trước {criterion.code} không có {before}.",
                "Kiểm tra có sót tiêu chí hay chỉ đánh số nhảy.",
                criterion=criterion.code,
                severity=Severity.WARNING,
            )
