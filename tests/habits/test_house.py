"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from sen.cli.messages import findings_of

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sen"
HOUSE_DOCUMENTS = (
    *("README.md", "README.vi.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *("SECURITY.md", "LICENSE", "publiccode.yml"),
)
FORBIDDEN_NAMES = {"utils", "helpers", "managers", "services", "misc"}


def _committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    return [ROOT / name for name in listed.stdout.decode().splitlines() if (ROOT / name).is_file()]


def test_every_word_of_the_interface_is_vietnamese(capsys):
    assert list(findings_of(SOURCE)) == []
    assert capsys.readouterr().err == ""


def test_nothing_is_called_utils():
    assert [path for path in SOURCE.rglob("*") if path.stem in FORBIDDEN_NAMES] == []


def test_only_the_command_line_prints():
    for path in SOURCE.rglob("*.py"):
        if (SOURCE / "cli") in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_print = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            assert not is_print, f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)} prints"


@pytest.mark.parametrize("folder", sorted(path.parent for path in (SOURCE / "reform").glob("*/__init__.py")), ids=str)
def test_every_app_says_in_a_paragraph_what_it_is_for(folder):
    paragraph = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert paragraph
    assert len(paragraph) > 80


def test_every_template_is_used():
    sources = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".html"} and path.is_file()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for path in SOURCE.rglob("templates/**/*.html"):
        name = str(path.relative_to(next(parent for parent in path.parents if parent.name == "templates")))
        if name.startswith(("account/", "cotton/")) or re.fullmatch(r"(400|403|403_csrf|404|500)\.html", name):
            continue  # asked for by libraries; components are checked below
        assert f'"{name}"' in text, f"{name} is used nowhere"


def test_every_component_is_used_or_shown():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.html"))
    for path in (SOURCE / "design" / "templates" / "cotton").rglob("*.html"):
        assert re.search(rf"<c-{path.stem}[\s/>]", text), f"<c-{path.stem}> is used nowhere"


def _own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("sen.")]


def test_moments_end_in_at_and_days_in_on():
    for model in _own_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.DateTimeField):
                assert field.name == "at" or field.name.endswith(("_at", "last_login")), (
                    f"{model.__name__}.{field.name}"
                )
            elif isinstance(field, models.DateField):
                is_day = field.name == "on" or field.name.endswith(("_on", "_from", "_to"))
                assert is_day, f"{model.__name__}.{field.name}"


def test_no_points_are_kept_as_floats():
    for model in _own_models():
        assert not any(isinstance(field, models.FloatField) for field in model._meta.get_fields()), model


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_every_decision_has_a_status(path):
    text = path.read_text(encoding="utf-8")
    assert re.search(r"^Status: (accepted|replaced by \S+)", text, re.MULTILINE), path.name
    for heading in ("## Context", "## Decision", "## Consequences", "## Alternatives"):
        assert heading in text, f"{path.name} lacks {heading}"


def test_nothing_committed_names_a_machine_or_a_package_index():
    names = [
        "py" + "pi.org",
        "python" + "hosted",
        "npm" + "js",
        "debian" + ".org",
        "/ro" + "ot/",
        "/ho" + "me/",
        "/wo" + "rk/main",
    ]
    for path in _committed():
        if path.suffix in {".png", ".woff2", ".docx"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found = [name for name in names if name in text]
        assert not found, f"{path.relative_to(ROOT)} names {found}"


def test_lock_files_carry_hashes():
    for name in ("app", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        pins = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_documents_of_the_house_are_there():
    for name in HOUSE_DOCUMENTS:
        assert (ROOT / name).stat().st_size > 300, name


def test_a_form_that_is_included_alone_is_given_its_token():
    """`only` leaves the token behind: the form could not be sent in a browser, though it can in tests."""
    templates = {path.relative_to(parent).as_posix(): path.read_text(encoding="utf-8") for parent, path in _templates()}
    for name, text in templates.items():
        for included, said in re.findall(r'{% include "([^"]+)"([^%]*)%}', text):
            if said.split()[-1:] == ["only"] and "{% csrf_token %}" in templates.get(included, ""):
                assert "csrf_token=csrf_token" in said, f"{name} includes {included} without its token"


def _templates():
    for parent in SOURCE.rglob("templates"):
        yield from ((parent, path) for path in parent.rglob("*.html"))
