"""Run in a process of its own: files to scores and ranks; prints CPU seconds of reading and the most memory used."""

import json
import sys
import time
from pathlib import Path

from sen.engine import load_definition
from sen.engine.scoring.columns import rank_columns, read_columns, score_columns


def main(definition_path: str, answers_path: str) -> None:
    """Read, score, rank."""
    definition = load_definition(Path(definition_path).read_text(encoding="utf-8"), definition_path)
    before = time.process_time()
    columns = read_columns(definition, Path(answers_path).read_text(encoding="utf-8"), answers_path)
    reading = time.process_time() - before
    ranks = rank_columns(score_columns(definition, columns))
    # Not getrusage: that also remembers the process this one was started from.
    status = Path("/proc/self/status").read_text()
    most = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(json.dumps({"read": reading, "mebibytes": most, "units": len(ranks.ranks)}))


main(*sys.argv[1:])
