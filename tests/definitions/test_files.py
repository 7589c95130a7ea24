"""Every index file of the repository loads, adds up, meets its examples, and is marked as what it is."""

from fractions import Fraction
from pathlib import Path

import pytest

from sen.engine import (
    AnswerLine,
    IndexDefinition,
    Status,
    answers_from_lines,
    check_definition,
    check_examples,
    check_versions,
    load_definition,
    score,
)

ROOT = Path(__file__).parents[2] / "definitions"
FILES = sorted(path for path in ROOT.rglob("*.toml") if not path.name.endswith(".examples.toml"))
COMMUNE = ROOT / "sample" / "commune" / "2023.toml"

#: Findings that stay, each said in a comment of its file: 766 keeps the numbers of the decision, which skip two.
EXPLAINED = {"national/766/2022.toml": [("skipped-code", "3.5"), ("skipped-code", "5.2")]}


def load(path: Path) -> IndexDefinition:
    return load_definition(path.read_text(encoding="utf-8"), path.name)


def test_there_are_definitions() -> None:
    assert COMMUNE in FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_definition_has_no_findings_but_those_it_explains(path: Path) -> None:
    checked = check_definition(path.read_text(encoding="utf-8"), path.name)

    found = [(each.code, each.criterion) for each in checked.findings]
    assert found == EXPLAINED.get(str(path.relative_to(ROOT)), [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_definition_meets_every_example_and_every_leaf_has_one(path: Path) -> None:
    examples = path.with_suffix(".examples.toml")

    assert check_examples(load(path), examples.read_text(encoding="utf-8"), examples.name) == ()


def test_no_two_versions_are_in_force_together() -> None:
    assert check_versions([(path.name, load(path)) for path in FILES]) == ()


@pytest.mark.parametrize("path", sorted(ROOT.glob("sample/**/2*.toml")), ids=lambda path: path.name)
def test_a_sample_says_that_it_is_one(path: Path) -> None:
    if path.name.endswith(".examples.toml"):
        return
    definition = load(path)

    assert definition.status is Status.SAMPLE
    assert "mẫu" in definition.title
    assert all("mẫu" in leaf.basis for leaf in definition.leaves)


def test_the_sample_for_communes_has_eight_areas_and_many_kinds() -> None:
    definition = load(COMMUNE)

    assert [(area.code, int(area.maximum)) for area in definition.areas] == [
        ("1", 14), ("2", 8), ("3", 18), ("4", 8), ("5", 14), ("6", 10), ("7", 16), ("8", 12),
    ]  # fmt: skip
    assert len(definition.leaves) >= 40
    assert len({leaf.scoring.kind for leaf in definition.leaves if leaf.scoring}) >= 11
    assert all(leaf.owner and leaf.evidence for leaf in definition.leaves)


def test_a_part_of_a_sheet_worked_by_hand() -> None:
    """
    Area 6 of 10: no investment was allotted, so its 3 points go to 6.1.2, which is now out of 5.

    6.1.2: 0,5 + 1 = 1,5 of 2, times 5/2 = 3,75. 6.2.1 of 2 has nothing to carry out: out of the area
    (8 are left), given back to the total. 6.3.1: 1. 6.3.2: no case, 2. Area: 6,75 of 8.
    """
    definition = load(COMMUNE)
    lines = [
        AnswerLine("u", "6.1.1", "", "N/A", "Không được giao vốn"),
        AnswerLine("u", "6.1.2", "estimate", "có"),
        AnswerLine("u", "6.1.2", "quarters", "không"),
        AnswerLine("u", "6.1.2", "accounts", "có"),
        AnswerLine("u", "6.2.1", "carried_out", "0"),
        AnswerLine("u", "6.2.1", "due", "0"),
        AnswerLine("u", "6.3.1", "", "có"),
        AnswerLine("u", "6.3.2", "", "0"),
    ]

    card = score(definition, answers_from_lines(definition, lines, "by hand")["u"])

    assert (card.nodes["6.1.2"].points, card.nodes["6.1.2"].out_of) == (Fraction("3.75"), 5)
    assert (card.nodes["6"].points, card.nodes["6"].out_of) == (Fraction("6.75"), 8)
    # 6,75 of the 98 that apply, brought to 100: 6,8877… → 6,89.
    assert (card.total.points, card.total.applicable_maximum) == (Fraction("6.89"), 98)
