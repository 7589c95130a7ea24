"""The budgets of ARCHITECTURE.md: what grows beyond them is split."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sen"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
MODULE_LINES, FUNCTION_LINES, PARAMETERS = 400, 60, 7


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_module_stays_small_and_says_what_it_is_for():
    wrong = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > MODULE_LINES:
            wrong.append(f"{_name(path)}: make it a folder of the same name")
        if not ast.get_docstring(ast.parse(text)):
            wrong.append(f"{_name(path)}: open it with one sentence")
    assert wrong == []


def test_a_function_does_one_thing():
    assert [complaint for path in MODULES for complaint in _complaints(path)] == []


def _complaints(path: Path):
    for function in _functions(path):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        arguments = function.args
        count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
        is_method = bool(arguments.args) and arguments.args[0].arg in {"self", "cls"}
        if lines > FUNCTION_LINES:
            yield f"{_name(path)}: {function.name} has {lines} lines"
        if count - is_method > PARAMETERS:
            yield f"{_name(path)}: {function.name} takes {count} parameters"
        if function.returns is None:
            yield f"{_name(path)}: {function.name} does not say what it returns"


OPERATIONS = sorted(
    f"sen.reform.{path.parent.name if path.name != '__init__.py' else path.parents[1].name}.operations"
    for pattern in ("*/operations.py", "*/operations/__init__.py")
    for path in (SOURCE / "reform").glob(pattern)
)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_told_who_and_when_by_name_and_is_one_transaction(name):
    module = import_module(name)
    for word in getattr(module, "__all__", None) or vars(module):
        operation = getattr(module, word)
        if word.startswith("_") or not inspect.isfunction(operation) or not operation.__module__.startswith(name):
            continue
        parameters = inspect.signature(operation).parameters
        assert parameters["at"].kind is inspect.Parameter.KEYWORD_ONLY, f"{name}.{word} must be given `at` by keyword"
        assert hasattr(operation, "__wrapped__"), f"{name}.{word} is a write: make it one transaction"


def test_the_typical_module_and_function_are_short():
    modules = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    functions = sorted((f.end_lineno or 0) - f.lineno + 1 for path in MODULES for f in _functions(path))
    assert modules[len(modules) * 9 // 10] <= 250
    assert functions[len(functions) // 2] <= 10
    assert functions[len(functions) * 9 // 10] <= 28
