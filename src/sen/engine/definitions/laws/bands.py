"""Bands: a highest band that stops says nothing about figures beyond it."""

from collections.abc import Iterator

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.draft import Draft
from sen.engine.points import vietnamese
from sen.engine.rules import Bands


def the_last_band_is_open(draft: Draft) -> Iterator[Finding]:
    """Point at a highest band with an end: the engine lets figures beyond it earn its points too."""
    for criterion in draft.criteria:
        rule = None if criterion.scoring is None else criterion.scoring.rule
        end = rule.bands[-1].span.high if isinstance(rule, Bands) else None
        if end is not None:
            yield draft.finding(
                "band-capped",
                f"Mức cao nhất dừng ở {vietnamese(end)}; số lớn hơn cũng được tính như mức này.",
                "Bỏ “to” hoặc “below” của mức cao nhất nếu đúng như vậy.",
                criterion=criterion.code,
                severity=Severity.WARNING,
            )
