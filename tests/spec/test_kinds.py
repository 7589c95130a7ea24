"""Every kind of rule does what its page says, and the page is fresh."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from sen.engine import recompute
from sen.engine.rules import KINDS
from tests.spec.page import page
from tests.spec.reading import CODE, Case, Spec, specs

RULES_PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_kind_of_rule_has_a_spec() -> None:
    assert {spec.kind for spec in specs()} == set(KINDS)


@pytest.mark.parametrize(
    ("spec", "case"),
    [
        pytest.param(spec, case, id=f"{spec.kind}-{number}")
        for spec in specs()
        for number, case in enumerate(spec.cases)
    ],
)
def test_a_rule_earns_the_points_its_page_shows(spec: Spec, case: Case) -> None:
    definition = spec.definition

    card = case.card(definition)

    assert card.nodes[CODE].points == Fraction(case.points)
    assert recompute(card.traces[CODE].as_data()) == Fraction(case.points)


def test_the_page_of_the_rules_is_fresh() -> None:
    """Write it anew with SEN_WRITE_DOCS=1."""
    if os.environ.get("SEN_WRITE_DOCS"):
        RULES_PAGE.write_text(page(), encoding="utf-8")

    assert RULES_PAGE.read_text(encoding="utf-8") == page()
