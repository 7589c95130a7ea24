"""Composites: weights that can be used, and results that can be computed."""

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from sen.engine.answers import Finding
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.words import Aggregation

#: Beyond this the root of a geometric mean would cost more than anybody needs.
FINEST_WEIGHTS = 1000
WEIGHED = (Aggregation.WEIGHTED_MEAN, Aggregation.GEOMETRIC_MEAN)


def weights_can_be_used(draft: Draft) -> Iterator[Finding]:
    """Refuse a weight of 0 where weights count, one that counts nowhere, and weights too fine for a root."""
    for code in ("", *draft.codes):
        children = draft.children_of(code or None)
        aggregation = draft.aggregation_of(code)
        for child in children:
            if aggregation in WEIGHED and not child.weight:
                yield draft.finding("zero-weight", "Quyền số bằng 0.", "Ghi “weight” lớn hơn 0.", criterion=child.code)
            if aggregation not in WEIGHED and child.weight != 1:
                yield draft.finding(
                    "weight-unused",
                    "Quyền số ở đây không được dùng.",
                    'Ghi aggregate = "weighted-mean" hoặc "geometric-mean" cho nhóm, hoặc xóa “weight”.',
                    criterion=child.code,
                )
        if aggregation is Aggregation.GEOMETRIC_MEAN and _degree([child.weight for child in children]) > FINEST_WEIGHTS:
            yield draft.finding(
                "weights-too-fine",
                "Quyền số có quá nhiều chữ số cho bình quân nhân.",
                f"Rút gọn về các số nguyên cộng lại không quá {FINEST_WEIGHTS}.",
                criterion=code or None,
            )


def _degree(weights: list[Fraction]) -> int:
    scale = lcm(*(weight.denominator for weight in weights))
    return int(sum(weights) * scale)
