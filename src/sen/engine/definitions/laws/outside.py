"""What stands outside the tree: caps that bind, conditions and quotas that name what is there."""

from collections.abc import Iterator

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.draft import Draft
from sen.engine.points import vietnamese


def caps_bind(draft: Draft) -> Iterator[Finding]:
    """Refuse a cap on nothing, and a cap on the total below the scale; point at bonus without a cap."""
    if draft.index is None:
        return
    for word, cap, entries in (
        ("bonus", draft.extras.bonus_cap, draft.extras.bonus),
        ("penalty", draft.extras.penalty_cap, draft.extras.penalty),
    ):
        if cap is not None and not entries:
            yield draft.finding("cap-on-nothing", f"Có “{word}_cap” mà không có [[{word}]].", f"Xóa “{word}_cap”.")
        if cap is None and entries:
            yield draft.finding(
                "no-cap",
                f"[[{word}]] không có mức trần.",
                f'Thêm {word}_cap = "…" nếu quyết định có quy định.',
                severity=Severity.WARNING,
            )
    most = draft.extras.total_cap
    if most is not None and most < draft.index.scale:
        yield draft.finding(
            "cap-below-scale",
            f"Tổng điểm không quá {vietnamese(most)} là thấp hơn thang điểm {vietnamese(draft.index.scale)}.",
            "Nâng “total_cap”.",
        )


def grades_name_what_is_there(draft: Draft) -> Iterator[Finding]:
    """Refuse a condition on a criterion, or a quota on a grade, that is not there."""
    if draft.index is None:
        return
    labels = {grade.label for grade in draft.index.grades}
    for grade in draft.index.grades:
        for condition in grade.when:
            if condition.code not in draft.codes:
                yield draft.finding(
                    "unknown-code",
                    f"Hạng “{grade.label}” nhắc đến {condition.code}, nhưng không có mã này.",
                    "Ghi mã của tiêu chí hoặc của [[fact]].",
                )
        for label in () if grade.quota is None else grade.quota.of:
            if label not in labels:
                yield draft.finding(
                    "unknown-grade",
                    f"Tỷ lệ của hạng “{grade.label}” tính trên hạng “{label}”, nhưng không có hạng này.",
                    "Ghi đúng tên hạng.",
                )
