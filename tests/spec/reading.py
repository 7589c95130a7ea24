"""Spec files: one per kind of rule, a criterion and what it earns."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sen.engine import (
    AnswerLine,
    Answers,
    IndexDefinition,
    Scorecard,
    answers_from_lines,
    load_definition,
    score_all,
)

FOLDER = Path(__file__).parent / "kinds"
CODE = "1"

FRAME = """
[index]
id = "spec"
version = "1"
title = "Ví dụ"
status = "sample"
valid = {{ from = 2023-01-01, to = 2023-12-31 }}
scale = "{scale}"

[[criterion]]
code = "1"
owner = "Phòng Nội vụ"
basis = "Phụ lục, mục 1"
{criterion}
"""


@dataclass(frozen=True)
class Case:
    """Answers, and the points they earn."""

    points: str
    answers: tuple[tuple[str, str], ...]
    not_applicable: str | None
    others: tuple[str, ...] = ()

    def card(self, definition: IndexDefinition) -> Scorecard:
        """Score it among the others, where there are any."""
        lines = [AnswerLine(f"other {number}", CODE, "", text) for number, text in enumerate(self.others)]
        others = answers_from_lines(definition, lines, "spec").values()
        return score_all(definition, [self.read(definition), *others])[0]

    def read(self, definition: IndexDefinition) -> Answers:
        """Read the answers as the answers file would be read."""
        lines = [AnswerLine("u", CODE, name, text) for name, text in self.answers]
        if self.not_applicable:
            lines.append(AnswerLine("u", CODE, "", "N/A", self.not_applicable))
        return answers_from_lines(definition, lines, "spec").get("u", Answers("u"))


@dataclass(frozen=True)
class Spec:
    """One kind: its words, a criterion that uses it, and cases."""

    kind: str
    title: str
    prose: str
    criterion: str
    cases: tuple[Case, ...]

    @property
    def definition(self) -> IndexDefinition:
        """Return an index of that one criterion."""
        scale = tomllib.loads(self.criterion)["max"]
        return load_definition(FRAME.format(scale=scale, criterion=self.criterion), f"{self.kind}.toml")


@cache
def specs() -> tuple[Spec, ...]:
    """Read all spec files, in order."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> Spec:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    cases = tuple(
        Case(
            case["points"],
            (("", case["answer"]),) if "answer" in case else tuple(case.get("answers", {}).items()),
            case.get("not_applicable"),
            tuple(case.get("others", ())),
        )
        for case in written["case"]
    )
    return Spec(written["kind"], written["title"], written["prose"].strip(), written["criterion"].strip(), cases)
