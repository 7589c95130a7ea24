"""Small definition files for tests, and answers to them."""

from sen.engine import (
    AnswerLine,
    Answers,
    Finding,
    IndexDefinition,
    answers_from_lines,
    check_definition,
    load_definition,
)

INDEX = """[index]
id = "test"
version = "1"
title = "Chỉ số thử"
status = "draft"
valid = { from = 2023-01-01, to = 2023-12-31 }
"""

TASKS = """measure = { ratio = ["done", "planned"] }
inputs = [
  { name = "done", label = "Đã xong", unit = "nhiệm vụ" },
  { name = "planned", label = "Được giao", unit = "nhiệm vụ" },
]
"""

LADDER = """rule = { kind = "bands", bands = [
  { from = "0", points = "0" }, { from = "70", points = "1" }, { above = "90", points = "2" },
] }
"""


def index(scale: str = "2", extra: str = "") -> str:
    """Return the head of a definition file."""
    return f'{INDEX}scale = "{scale}"\n{extra}\n'


def group(code: str, maximum: str, extra: str = "") -> str:
    """Return a criterion that has children."""
    return f'[[criterion]]\ncode = "{code}"\ntitle = "Nhóm {code}"\nmax = "{maximum}"\n{extra}\n'


def leaf(code: str, maximum: str, rule: str, extra: str = "") -> str:
    """Return a criterion that earns points."""
    return (
        f'[[criterion]]\ncode = "{code}"\ntitle = "Tiêu chí {code}"\nmax = "{maximum}"\n'
        f'owner = "Phòng Nội vụ"\nbasis = "mục {code}"\n{rule}\n{extra}\n'
    )


def points(code: str, maximum: str, extra: str = "") -> str:
    """Return a leaf whose points are simply handed in."""
    return leaf(code, maximum, 'rule = { kind = "imported", source = "hội đồng" }', extra)


def define(*parts: str) -> IndexDefinition:
    """Load a definition from its parts."""
    return load_definition("".join(parts), "test.toml")


def found(*parts: str) -> list[Finding]:
    """Check a definition made of parts and return what was found."""
    return list(check_definition("".join(parts), "test.toml").findings)


def answer(definition: IndexDefinition, unit: str = "u", **by_code: object) -> Answers:
    """
    Answer criteria by keyword: ``c1_1="5"`` for one figure, a dict for several, ``("N/A", reason)``.
    """
    lines = []
    for key, given in by_code.items():
        code = key.removeprefix("c").replace("_", ".")
        if isinstance(given, dict):
            lines += [AnswerLine(unit, code, name, text) for name, text in given.items()]
        elif isinstance(given, tuple):
            lines.append(AnswerLine(unit, code, "", *given))
        else:
            lines.append(AnswerLine(unit, code, "", str(given)))
    return answers_from_lines(definition, lines, "test.csv").get(unit, Answers(unit))
