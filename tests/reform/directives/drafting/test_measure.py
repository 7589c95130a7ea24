"""The drafter is measured on labelled texts: precision before recall, and docs/drafting.md tells the figures."""

import re
from pathlib import Path

import pytest

from tests.reform.directives.drafting.evaluation import measure, texts

DOCS = Path(__file__).parents[4] / "docs" / "drafting.md"
FILES = [
    "notices.toml",
    "notices_more.toml",
    "notices_third.toml",
    "notices_fourth.toml",
    "notices_fifth.toml",
    "notices_season.toml",
    "notices_later.toml",
    "notices_last.toml",
    "notices_weak.toml",
    "notices_practice.toml",
]


@pytest.mark.parametrize("file", FILES)
def test_nearly_everything_proposed_is_a_task_and_most_tasks_are_proposed(file):
    result = measure(file)
    assert result.precision >= 0.95, result.made_up
    assert result.recall >= 0.9, result.missed
    assert len(result.wrong_due) + len(result.wrong_beside) <= 0.05 * result.found, (
        result.wrong_due,
        result.wrong_beside,
    )


def test_the_held_out_set_reads_no_worse_than_the_day_it_was_measured():
    result = measure("notices_held_out.toml")
    assert result.precision >= 0.95, result.made_up
    assert result.recall >= 0.85, result.missed


def test_the_second_held_out_set_reads_no_worse_than_the_day_it_was_measured():
    result = measure("notices_second_held_out.toml")
    assert result.precision >= 0.9, result.made_up
    assert result.recall >= 0.85, result.missed


def test_the_held_out_set_has_a_development_half_of_the_same_styles():
    held_out, development = (
        {text["style"] for text in texts(file)} for file in ("notices_held_out.toml", "notices_season.toml")
    )
    assert development == held_out
    assert len(held_out) >= 15


def test_the_sets_hold_enough_tasks_and_enough_traps():
    every = [text for file in FILES for text in texts(file)]
    assert sum(len(text.get("task", ())) for text in every) >= 60
    assert sum(len(re.findall(r"[.;:](?:\s|$)", text["text"])) for text in every) >= 120
    assert any(not text.get("task") for text in every)


@pytest.mark.parametrize("file", FILES)
def test_the_documentation_tells_the_figures_measured(file):
    result = measure(file)
    row = next(line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{file}`"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:4] == [
        str(len([1 for text in texts(file) for _ in text.get("task", ())])),
        f"{result.precision:.2f}",
        f"{result.recall:.2f}",
    ]
