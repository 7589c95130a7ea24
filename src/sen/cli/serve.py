"""`sen serve`: web and background jobs together, ended together."""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any


def add_commands(commands: Any) -> None:
    """Add `sen serve`."""
    command = commands.add_parser("serve", help="chạy trang web và các việc nền")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=int(os.environ.get("SEN_PORT", "8000")))
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Start both, wait until one ends or somebody says stop, and end the other."""
    if not _is_free(arguments.host, arguments.port):
        sys.stderr.write(
            f"Cổng {arguments.port} đang có chương trình khác dùng. Tắt chương trình đó, hoặc chọn cổng khác: "
            f"SEN_PORT={arguments.port + 1} ./start\n"
            f"Port {arguments.port} is in use. Stop that program or choose another: "
            f"SEN_PORT={arguments.port + 1} ./start\n"
        )
        return 1
    python = [sys.executable, "-m"]
    web = [*python, "granian", "--interface", "wsgi", "--host", arguments.host, "--port", str(arguments.port)]
    web += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "error"]
    commands = (
        [*web, "sen.config.server:application"],
        [*python, "sen.config.jobs"],
    )
    # Each in a group of its own: Ctrl-C reaches us alone, and we end the others in order.
    processes = [subprocess.Popen(command, start_new_session=True) for command in commands]
    signal.signal(signal.SIGTERM, _stop)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        _end(processes)
    return 0


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask each to finish, wait a little, then end whatever is left of its group."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + 8
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
