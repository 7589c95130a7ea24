"""
``python -m benchmarks.portal.load``: many readers at once, on loopback, for less than a minute.

A real server with the demonstration. Printed are the rate of kept pages over that of a page Django renders each time,
in the same run and by the same client; how long the slowest twentieth waits at 200 requests a second; and what became
of a burst of ratings. 1 if one of them misses its aim.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.season.saving import _Server as Server

ROOT = Path(__file__).parents[2]
READERS, SECONDS = 8, 4.0
ASKED_A_SECOND, RATINGS = 200, 60


def main() -> int:
    """Serve, measure, print."""
    with tempfile.TemporaryDirectory(prefix="sen-cong-") as folder:
        environment = {
            **os.environ,
            "SEN_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "sen.config.settings",
            "SEN_PROXIES": "1",
        }
        environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        for command in ("prepare", "demo"):
            subprocess.run([sys.executable, "-m", "sen.cli", command], env=environment, cwd=ROOT, check=True)
        server = Server(environment)
        try:
            return _measure(server.port, environment)
        finally:
            server.end()


def _measure(port: int, environment: dict[str, str]) -> int:
    front = _read(port, "/").decode()
    article = re.search(r'href="(/tin/\d+/[^"/]+/)"', front)
    result = re.search(r'href="(/ket-qua/\d+/[^"/]+/)"', _read(port, "/ket-qua/").decode())
    assert article
    assert result
    uncached = _rate(port, "/tin/?da=x&q=hop&utm={n}", "sen_sao=x")
    sys.stdout.write(f"rendered each time          {uncached:8.0f} pages a second\n")
    ratios = []
    for name, address in (("article", article[1]), ("result", result[1])):
        _read(port, address)
        rate = _rate(port, address, "")
        ratios.append(rate / uncached)
        sys.stdout.write(
            f"kept {name:<10}             {rate:8.0f} pages a second, {rate / uncached:.1f} times as many\n"
        )
    p95 = _steady(port, article[1])
    sys.stdout.write(f"at {ASKED_A_SECOND} a second, 95 of 100 within {p95 * 1000:.1f} ms\n")
    sent, counted = _burst(port, article[1], environment)
    sys.stdout.write(f"burst of ratings: {sent} taken, {counted} counted\n")
    return int(min(ratios) < 10 or p95 > 0.1 or sent != counted or sent == 0)


def _read(port: int, address: str, **headers: str) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", address, headers=headers)
        return connection.getresponse().read()


def _rate(port: int, address: str, cookie: str) -> float:
    """Pages a second for some readers who ask again as soon as they have read; each keeps its line."""
    until, counts = time.monotonic() + SECONDS, Counter[int]()
    threads = [threading.Thread(target=_ask, args=(port, address, cookie, until, counts, n)) for n in range(READERS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts.values()) / (time.monotonic() - began)


def _ask(port: int, address: str, cookie: str, until: float, counts: "Counter[int]", number: int) -> None:  # noqa: PLR0913
    # Written by hand: a client library would need more of the processor than the server.
    with socket.create_connection(("127.0.0.1", port)) as line:
        while time.monotonic() < until:
            said = address.replace("{n}", str(counts[number]))
            ask = f"GET {said} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br\r\n"
            line.sendall(f"{ask}{f'Cookie: {cookie}' + chr(13) + chr(10) if cookie else ''}\r\n".encode())
            _whole(line)
            counts[number] += 1


def _whole(line: socket.socket) -> None:
    said = b""
    while b"\r\n\r\n" not in said:
        said += line.recv(65536)
    head, _blank, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:200]
    length = re.search(rb"(?i)content-length: (\d+)", head)
    assert length
    left = int(length[1]) - len(body)
    while left > 0:
        left -= len(line.recv(65536))


def _steady(port: int, address: str) -> float:
    """How long 95 of 100 readers wait, asked at a steady beat whether or not earlier ones were answered."""
    waits: list[float] = []
    begin = time.monotonic() + 0.2

    def read(first: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as line:
            for number in range(first, int(ASKED_A_SECOND * SECONDS), READERS):
                due = begin + number / ASKED_A_SECOND
                time.sleep(max(0.0, due - time.monotonic()))
                ask = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br\r\n\r\n"
                line.sendall(ask.encode())
                _whole(line)
                waits.append(time.monotonic() - due)

    threads = [threading.Thread(target=read, args=(first,)) for first in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(waits)[int(len(waits) * 0.95)]


def _burst(port: int, article: str, environment: dict[str, str]) -> tuple[int, int]:
    """Many browsers rate at once; how many were told that it counts, and by how many the count rose."""
    place = f"{'/'.join(article.split('/')[:3])}/danh-gia/"
    before = _counted(environment)
    answers: list[str] = []

    def rate(number: int) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
            headers["X-Forwarded-For"] = f"203.0.113.{number + 1}"  # each from a network of its own
            connection.request("POST", place, urlencode({"stars": number % 5 + 1}), headers)
            answer = connection.getresponse()
            answer.read()
            answers.append(answer.headers.get("Location", str(answer.status)))

    threads = [threading.Thread(target=rate, args=(number,)) for number in range(RATINGS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = sum("da=danh-gia" in answer for answer in answers)
    return taken, _counted(environment) - before


_COUNT = """
import django
django.setup()
from sen.reform.feedback.models import Tally
print(sum(box.one + box.two + box.three + box.four + box.five for box in Tally.objects.all()))
"""


def _counted(environment: dict[str, str]) -> int:
    """How many ratings the ballot box holds."""
    said = subprocess.run([sys.executable, "-c", _COUNT], env=environment, capture_output=True, text=True, check=True)
    return int(said.stdout)


if __name__ == "__main__":
    sys.exit(main())
