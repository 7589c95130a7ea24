"""Leaves: each has a rule, a basis, an owner, and says what becomes of it when nothing arose."""

from collections.abc import Iterator

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.tree import treatment_of
from sen.engine.rules import ZeroDenominator


def leaves_have_rules_and_groups_do_not(draft: Draft) -> Iterator[Finding]:
    """Refuse a criterion with neither children nor rule, or with both."""
    for criterion in draft.criteria:
        is_group = bool(draft.children_of(criterion.code))
        if is_group and criterion.code in draft.ruled:
            yield draft.finding(
                "group-with-rule",
                "Tiêu chí này vừa có tiêu chí con vừa có cách tính điểm.",
                "Điểm của nhóm là tổng các tiêu chí con: xóa “rule”, hoặc xóa các tiêu chí con.",
                criterion=criterion.code,
            )
        if not is_group and criterion.code not in draft.ruled:
            yield draft.finding(
                "leaf-without-rule",
                "Tiêu chí này không có tiêu chí con và cũng không có cách tính điểm.",
                "Thêm “rule” hoặc thêm tiêu chí con.",
                criterion=criterion.code,
            )


def leaves_have_a_basis_and_an_owner(draft: Draft) -> Iterator[Finding]:
    """Refuse a leaf without legal basis; point at one nobody appraises."""
    for criterion in draft.scored:
        if criterion.code not in draft.ruled and criterion in draft.criteria:
            continue
        if not criterion.basis.strip():
            yield draft.finding(
                "no-basis",
                "Chưa ghi căn cứ.",
                'Thêm basis = "Phụ lục …, mục …".',
                criterion=criterion.code,
            )
        if not criterion.owner.strip():
            yield draft.finding(
                "no-owner",
                "Chưa ghi cơ quan thẩm định.",
                'Thêm owner = "Phòng …".',
                criterion=criterion.code,
                severity=Severity.WARNING,
            )


def inapplicable_has_a_treatment(draft: Draft) -> Iterator[Finding]:
    """Refuse a denominator of 0 that means “not applicable” where nothing says how that counts."""
    if draft.index is None:
        return
    by_code = {criterion.code: criterion for criterion in draft.criteria}
    for criterion in draft.criteria:
        if (
            criterion.scoring is not None
            and criterion.scoring.measure.when_zero is ZeroDenominator.NOT_APPLICABLE
            and treatment_of(criterion.code, by_code, draft.index.not_applicable) is None
        ):
            yield draft.finding(
                "zero-needs-treatment",
                "Mẫu số bằng 0 được coi là không phát sinh, nhưng chưa nói cách tính khi đó.",
                'Thêm not_applicable = "exclude" (hoặc cách khác) cho tiêu chí.',
                criterion=criterion.code,
            )
