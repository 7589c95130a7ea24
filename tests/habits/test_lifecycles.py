"""The pictures of lifecycles are drawn from the tables of moves, and are fresh."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from django.db.models import TextChoices
from django.utils.translation import override

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "lifecycles"
APPS = sorted(path.parent.name for path in (ROOT / "src" / "sen" / "reform").glob("*/workflow.py"))


def _arrows(moves):
    """From, word, to: out of a table `move → (starts, end)`, or a set of (start, end) or (start, move, end)."""
    if isinstance(moves, dict):
        for move, (starts, end) in moves.items():
            yield from ((start, move, end) for start in starts)
    else:
        for step in moves:
            yield step if len(step) == 3 else (step[0], "", step[1])


def _word(move) -> str:
    return str(getattr(move, "label", move)).replace("_", " ")


def _picture(app: str) -> str:
    workflow = import_module(f"sen.reform.{app}.workflow")
    lines = [f"# {app}", "", f"{workflow.__doc__.strip()}", "", *_diagram(workflow.State, workflow.MOVES)]
    # What else in the app has states of its own.
    for name in sorted(name for name in vars(workflow) if name.endswith("_MOVES")):
        states = getattr(workflow, f"{name.removesuffix('_MOVES').title()}State")
        lines += [f"## {name.removesuffix('_MOVES').lower()}", "", *_diagram(states, getattr(workflow, name))]
    with override("vi"):
        lines += _table(workflow)
    return "\n".join(lines)


def _diagram(states: type[TextChoices], moves) -> list[str]:
    order = {state.value: number for number, state in enumerate(states)}
    arrows = sorted(_arrows(moves), key=lambda arrow: (order[arrow[0]], order[arrow[2]], str(arrow[1])))
    lines = ["```mermaid", "stateDiagram-v2"]
    with override("vi"):
        lines += [f'    state "{states(value).label}" as {value}' for value in order]
        lines += [f"    [*] --> {next(iter(order))}"]
        for start, move, end in arrows:
            word = _word(move)
            lines.append(f"    {start} --> {end}" + (f": {word}" if word else ""))
    return [*lines, "```", ""]


def _table(workflow) -> list[str]:
    """Of each state: whose turn it is, whose word it takes, and what the other side sees from then on."""
    owners = getattr(workflow, "OWNERS", None)
    if owners is None:
        return []
    shown: dict[object, list[str]] = {}
    for stage, state in workflow.SHOWN_FROM.items():
        shown.setdefault(state, []).append(str(stage.label))
    rows = [
        (
            str(state.label),
            str(owners[state].label),
            str(workflow.WRITABLE[state].label) if state in workflow.WRITABLE else "–",
            ", ".join(shown.get(state, ())) or "–",
        )
        for state in workflow.State
    ]
    lines = ["| State | Whose turn | Word it takes | Shown to the other side from here on |", "|---|---|---|---|"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


@pytest.mark.parametrize("app", APPS)
def test_the_picture_of_a_lifecycle_is_fresh(app):
    path = FOLDER / f"{app}.md"
    picture = _picture(app)
    if os.environ.get("SEN_WRITE_DOCS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(picture, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == picture, "Draw it anew: SEN_WRITE_DOCS=1 pytest tests/habits"
