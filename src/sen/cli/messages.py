"""`sen messages`: the words of the interface: compile the catalogues, and name what is missing or no longer used."""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent

Key = tuple[str | None, str]


def add_commands(commands: Any) -> None:
    """Add `sen messages`."""
    command = commands.add_parser("messages", help="dịch giao diện: biên dịch và kiểm tra các bảng dịch")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compile every catalogue, then report what is missing or obsolete; 1 when something is."""
    compile_catalogues()
    findings = list(findings_of(PACKAGE))
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    return 1 if findings else 0


def compile_catalogues() -> None:
    """Write the compiled form of each catalogue beside it, where it changed."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale="vi")
        buffer = BytesIO()
        write_mo(buffer, catalogue)
        compiled.write_bytes(buffer.getvalue())


def findings_of(package: Path) -> Iterator[str]:
    """Each word used but not translated, translated but not used, or marked as doubtful: one line each."""
    translated: dict[Path, set[Key]] = {}
    said: dict[Key, str] = {}
    for source in sorted(package.rglob("locale/vi/LC_MESSAGES/django.po")):
        words = _read(source)
        translated[source.parents[3]] = set(words)
        for key, translation in words.items():
            if not translation:
                yield f"{source.relative_to(package)}: “{key[1]}” is not translated."
            elif said.setdefault(key, translation) != translation:
                yield f"{source.relative_to(package)}: “{key[1]}” is translated otherwise elsewhere: “{said[key]}”."
    everywhere = set().union(*translated.values())
    used: set[Key] = set()
    for path, key in _used_in_package(package):
        used.add(key)
        if key not in everywhere and not _known_to_libraries(key):
            yield f"{path.relative_to(package)}: “{key[1]}” is in no catalogue."
    for app, keys in translated.items():
        if app != package / "config":  # that one also holds the words of libraries that have no Vietnamese
            for key in sorted(keys - used, key=str):
                yield f"{app.relative_to(package)}: “{key[1]}” is translated but no longer used."


def _read(source: Path) -> dict[Key, str]:
    """The translations of a catalogue; empty where one is missing or doubtful."""
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    words: dict[Key, str] = {}
    for message in catalogue:
        if message.id:
            text = message.id if isinstance(message.id, str) else message.id[0]
            forms = [str(form or "") for form in _forms(message.string)]
            is_finished = all(forms) and not message.fuzzy
            words[message.context, text] = "\n".join(forms) if is_finished else ""
    return words


def _forms(translation: Any) -> tuple[Any, ...]:
    return translation if isinstance(translation, tuple) else (translation,)


def _used_in_package(folder: Path) -> Iterator[tuple[Path, Key]]:
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            for key in _extracted(path.read_bytes(), path):
                yield path, key
    from django.utils.translation.template import templatize

    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.txt")]):
        if "templates" in path.parts:
            # Indentation means nothing in a template, but the reader of Python stumbles over it.
            lines = templatize(path.read_text(), origin=str(path)).splitlines()
            for key in _extracted("\n".join(line.strip() for line in lines).encode(), path):
                yield path, key


_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def _extracted(source: bytes, path: Path) -> Iterator[Key]:
    from babel.messages.extract import extract

    file = BytesIO(source)
    file.name = str(path)  # warnings tell where
    for _line, message, _comments, context in extract("python", file, keywords=_KEYWORDS):
        text = message if isinstance(message, str) else message[0]
        if text:
            yield context, text


def _known_to_libraries(key: Key) -> bool:
    """Words Django itself already says in Vietnamese."""
    from django.conf import settings
    from django.utils.translation import gettext, override

    if not settings.configured:
        import django

        django.setup()
    with override("vi"):
        return gettext(key[1]) != key[1]
