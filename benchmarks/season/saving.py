"""
``python -m benchmarks.season.saving``: officials save fields at once, the server is killed on the way and comes back.

A real server in a folder of its own, on loopback only. Every official has a sheet; each save carries a key made up by
the sender and is sent again until it is answered. At the end every acknowledged save must stand in the ledger exactly
once, and every chain must hold. ``python tests/on_postgresql.py benchmarks.season.saving`` does it on PostgreSQL.
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TOKEN = "c" * 32
SAVED, REFUSED_BEFORE_READING = (200, 204, 302), (502, 503)


@dataclass
class Official:
    """One official: an address to save to, a cookie, and what was acknowledged."""

    path: str
    session: str
    fields: dict[str, list[str]]
    seen: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    acknowledged: int
    lost: int
    twice: int
    errors: tuple[str, ...]
    broken: int
    median: float
    p95: float
    seconds: float


def save_all(officials: int, seconds: float, kill_after: float | None) -> Outcome:
    """Let officials save for some seconds; kill the server once, if told to, and start it again."""
    with tempfile.TemporaryDirectory(prefix="sen-tải-") as folder:
        environment = {**os.environ, "SEN_VAR": folder, "DJANGO_SETTINGS_MODULE": "sen.config.settings"}
        environment |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        _run([sys.executable, "-m", "sen.cli", "prepare"], environment)
        said = _run([sys.executable, "-m", "benchmarks.season.office", "open", str(officials)], environment)
        people = [Official(each["path"], each["session"], each["fields"]) for each in json.loads(said)]
        server = _Server(environment)
        began = time.monotonic()
        _drive(people, server, seconds, kill_after)
        spent = time.monotonic() - began
        server.end()
        keys = "\n".join(key for person in people for key in person.acknowledged)
        found = json.loads(_run([sys.executable, "-m", "benchmarks.season.office", "check"], environment, given=keys))
    waits = sorted(wait for person in people for wait in person.waits)
    return Outcome(
        acknowledged=sum(len(person.acknowledged) for person in people),
        lost=found["lost"],
        twice=found["twice"],
        errors=tuple(error for person in people for error in person.errors),
        broken=found["broken"],
        median=waits[len(waits) // 2] if waits else 0,
        p95=waits[int(len(waits) * 0.95)] if waits else 0,
        seconds=spent,
    )


def _drive(people: list[Official], server: "_Server", seconds: float, kill_after: float | None) -> None:
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_work, args=(person, server.port, until, number))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    if kill_after is not None:
        time.sleep(kill_after)
        server.kill()
        server.start()
    for thread in threads:
        thread.join()


def _work(person: Official, port: int, until: float, number: int) -> None:
    chance = random.Random(number)
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        _save_until(person, connection, chance, until)


def _save_until(person: Official, connection: http.client.HTTPConnection, chance: random.Random, until: float) -> None:
    codes = sorted(person.fields)
    while time.monotonic() < until:
        code = chance.choice(codes)
        save_key = uuid.UUID(int=chance.getrandbits(128)).hex
        fields = {name: str(chance.randint(1, 2)) for name in person.fields[code]}
        fields |= {"seen_entries": str(person.seen[code]), "save_key": save_key, "csrfmiddlewaretoken": TOKEN}
        began = time.monotonic()
        status = _send_until_answered(connection, f"{person.path}{code}/", person.session, fields)
        if status in SAVED:
            person.waits.append(time.monotonic() - began)
            person.acknowledged.append(save_key)
            person.seen[code] += 1
        else:
            person.errors.append(f"{status} {person.path}{code}/ {fields}")
        time.sleep(chance.uniform(0.2, 1.2))  # people type


def _send_until_answered(
    connection: http.client.HTTPConnection, path: str, session: str, fields: dict[str, str]
) -> int:
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Sen-Parts": "1",  # as the page itself sends it
        "Referer": f"http://127.0.0.1:{connection.port}/",
    }
    for _attempt in range(200):
        try:
            connection.request("POST", urllib.parse.quote(path), urllib.parse.urlencode(fields), headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == HTTPStatus.FOUND and not answer.headers["Location"].startswith("/danh-gia/"):
                return HTTPStatus.UNAUTHORIZED  # sent away to sign in: nothing was saved
        except (OSError, http.client.HTTPException):
            connection.close()
            time.sleep(0.2)
            continue
        if answer.status not in REFUSED_BEFORE_READING:
            return answer.status
    return 0


class _Server:
    """The web server alone, in a group of its own, on a port of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.start()

    def start(self) -> None:
        """Serve, and wait until somebody answers."""
        command = [sys.executable, "-m", "sen.cli", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, start_new_session=True)
        for _attempt in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server did not come up")

    def kill(self) -> None:
        """No good-bye: every process at once."""
        listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
        children: dict[int, list[int]] = {}
        for line in listed.splitlines()[1:]:
            pid, parent = map(int, line.split())
            children.setdefault(parent, []).append(pid)
        doomed, found = [self.process.pid], []
        while doomed:
            found.append(pid := doomed.pop())
            doomed += children.get(pid, [])
        for pid in found:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """Stop as an administrator does."""
        self.process.terminate()
        self.process.wait(20)


def _run(command: list[str], environment: dict[str, str], given: str = "") -> str:
    done = subprocess.run(command, env=environment, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-4000:])
    return done.stdout


def main() -> int:
    """Print what came of it; 1 if a save was lost, kept twice or refused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--officials", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kill-after", type=float, default=20)
    said: Any = parser.parse_args()
    outcome = save_all(said.officials, said.seconds, said.kill_after)
    for name, value in vars(outcome).items():
        sys.stdout.write(f"{name:<13} {value if name != 'errors' else len(value)}\n")
    for error in outcome.errors[:5]:
        sys.stdout.write(f"  {error}\n")
    return 1 if outcome.lost or outcome.twice or outcome.errors or outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main())
