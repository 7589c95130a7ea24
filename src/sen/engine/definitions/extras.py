"""What stands outside the tree, read from the file: ``[[bonus]]``, ``[[penalty]]``, ``[[fact]]``."""

from collections.abc import Callable
from typing import Any

from sen.engine.answers import Finding
from sen.engine.definitions.criteria import CriterionReader
from sen.engine.definitions.criterion import Criterion, Extras
from sen.engine.definitions.shapes import IndexShape

OUTSIDE = ("bonus", "penalty", "fact")


def read_extras(written: dict[str, Any], index: IndexShape | None, name: str) -> tuple[Extras, list[Finding]]:
    """Return what can be used, and what is wrong with the rest."""
    reader = CriterionReader(name)
    bonus = _entries(written, "bonus", reader, reader.read_extra)
    penalty = _entries(written, "penalty", reader, reader.read_extra)
    facts = _entries(written, "fact", reader, reader.read_fact)
    if index is None:
        return Extras(bonus, penalty, facts), reader.findings
    return Extras(bonus, penalty, facts, index.bonus_cap, index.penalty_cap, index.total_cap), reader.findings


def _entries(
    written: dict[str, Any],
    table: str,
    reader: CriterionReader,
    read: Callable[[object, str], Criterion | None],
) -> tuple[Criterion, ...]:
    entries = written.get(table, [])
    if not isinstance(entries, list):
        reader.findings.append(
            Finding("bad-value", reader.file, f"“{table}” phải là một danh sách.", f"Ghi các mục [[{table}]].")
        )
        return ()
    found = (read(entry, f"{table}[{position + 1}]") for position, entry in enumerate(entries))
    return tuple(each for each in found if each is not None)
