"""Relative rules: they look at results that are final before them, never in a circle."""

from collections.abc import Iterator

from sen.engine.answers import Finding
from sen.engine.definitions.draft import Draft


def relative_rules_are_not_circular(draft: Draft) -> Iterator[Finding]:
    """Refuse a relative rule that looks at itself, at a group it stands in, or at another relative rule."""
    relative = {
        criterion.code: criterion.scoring.relative
        for criterion in draft.scored
        if criterion.scoring is not None and criterion.scoring.relative is not None
    }
    for code, rule in relative.items():
        if rule.of is None:
            continue
        if rule.of not in draft.codes:
            yield draft.finding(
                "unknown-code",
                f"Cách tính nhắc đến {rule.of}, nhưng không có tiêu chí này.",
                "Ghi mã có trong bộ chỉ số.",
                criterion=code,
            )
        met = next((other for other in relative if other == rule.of or other.startswith(f"{rule.of}.")), None)
        if met is not None:
            yield draft.finding(
                "circular",
                f"Cách tính so với kết quả của {rule.of}, mà kết quả đó lại chờ {met}.",
                "So với tiêu chí không phụ thuộc kết quả của đơn vị khác.",
                criterion=code,
            )
