"""What a filled workbook would change: shown line by line before anything is taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.assessments.tables.reading import FilledLine
from sen.reform.indices.loader import Declared


@dataclass(frozen=True)
class Difference:
    """One criterion the workbook says something else of; `seen_entries` is how many entries it has now."""

    said: Declared
    before: CurrentAnswer | None
    seen_entries: int
    was_changed_meanwhile: bool

    @property
    def takes_back(self) -> bool:
        """Whether nothing would be left."""
        return not self.said.not_applicable and not any(self.said.figures.values())


def differences(lines: Iterable[FilledLine], answers: Mapping[str, CurrentAnswer]) -> Iterator[Difference]:
    """Every criterion whose figures or claim differ from what is declared now."""
    for line in lines:
        before = answers.get(line.said.code)
        filled = {name: text for name, text in line.said.figures.items() if text}
        declared = (dict(before.figures), before.not_applicable) if before else ({}, "")
        if (filled, line.said.not_applicable) != declared:
            count = before.entry_count if before else 0
            yield Difference(line.said, before, count, count != line.seen_entries)
