"""Measures drafts against labelled texts: what was found, what was missed, what was made up."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sen.reform.directives.drafting import Draft, propose
from tests.reform.directives.drafting.authority import CITY, DEPARTMENTS, LOCAL, WARDS

HERE = Path(__file__).parent
_SETS = {"@departments": DEPARTMENTS, "@local": LOCAL, "@wards": WARDS, "@all": DEPARTMENTS + LOCAL}


@dataclass(frozen=True)
class Measure:
    """Counts over one file of texts."""

    found: int
    missed: tuple[str, ...]
    made_up: tuple[str, ...]
    wrong_due: tuple[str, ...]
    wrong_beside: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.made_up))

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed))


def measure(file: str) -> Measure:
    """Draft every text of a file and compare: a draft is right when its leads and its action are."""
    found, missed, made_up, wrong_due, wrong_beside = 0, [], [], [], []
    for text in texts(file):
        drafts = list(propose(text["text"], CITY, text["on"]).drafts)
        for task in text.get("task", ()):
            where = f"{text['name']}: {task['says']}"
            draft = next((one for one in drafts if _is(one, task)), None)
            if draft is None:
                missed.append(where)
                continue
            drafts.remove(draft)
            found += 1
            if draft.due != _day(task):
                wrong_due.append(f"{where}: {draft.due}")
            if set(draft.co_ordinators) != set(_codes(task.get("co", ()))) - set(draft.leads):
                wrong_beside.append(f"{where}: {draft.co_ordinators}")
        made_up += [f"{text['name']}: {one.leads or one.unknown_leads} {one.what}" for one in drafts]
    return Measure(found, tuple(missed), tuple(made_up), tuple(wrong_due), tuple(wrong_beside))


def texts(file: str) -> list[dict[str, Any]]:
    """The labelled texts of a file."""
    return tomllib.loads((HERE / file).read_text(encoding="utf-8"))["text"]


def _is(draft: Draft, task: dict[str, Any]) -> bool:
    """The same leads, "?name" exactly so and "~name" within the words kept, and the words of the action."""
    wanted = set(_codes(task["leads"]))
    within = {name[1:].lower() for name in wanted if name.startswith("~")}
    if not within:
        return {*draft.leads, *(f"?{name}" for name in draft.unknown_leads)} == wanted and _says(task, draft)
    words = [name.lower() for name in draft.unknown_leads]
    is_kept = len(words) == len(within) and all(any(name in word for word in words) for name in within)
    return (
        is_kept
        and {f"~{name}" for name in within} | set(draft.leads)
        == {name.lower() if name.startswith("~") else name for name in wanted}
        and _says(task, draft)
    )


def _says(task: dict[str, Any], draft: Draft) -> bool:
    return " ".join(task["says"].lower().split()) in " ".join(draft.what.lower().split())


def _codes(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from _SETS.get(name, (name,))


def _day(task: dict[str, Any]) -> date | None:
    return task.get("due")


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        result = measure(name)
        print(name, f"precision {result.precision:.3f} recall {result.recall:.3f} found {result.found}")
        for kind in ("missed", "made_up", "wrong_due", "wrong_beside"):
            for line in getattr(result, kind):
                print("  ", kind, line)
