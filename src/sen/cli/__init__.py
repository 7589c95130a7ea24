"""The `sen` command."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

# Each module adds its commands; those of the engine need no database and no settings.
_MODULES = ("score", "compare", "tables", "drafting", "install", "serve", "messages", "exporting_site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 a refusal with its sentence, 2 a wrong call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sen.config.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["sen manage", *given[1:]])
        return 0
    parser = argparse.ArgumentParser(prog="sen", description="Sen: năm cải cách hành chính của một địa phương.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name in _MODULES:
        importlib.import_module(f"sen.cli.{name}").add_commands(commands)
    parsed = parser.parse_args(given)
    try:
        return int(parsed.run(parsed))
    except BrokenPipeError:
        # Whoever read our output has seen enough (`sen score … | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
