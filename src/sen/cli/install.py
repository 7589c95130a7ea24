"""`sen prepare`, `demo`, `demo-day`, `create-admin`, `verify`: setting an installation up and checking it."""

import argparse
import getpass
import hashlib
import os
import secrets
import sys
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    """Add the commands of an administrator."""
    prepare = commands.add_parser("prepare", help="chuẩn bị phông chữ, tệp tĩnh, bảng dịch và cơ sở dữ liệu")
    prepare.set_defaults(run=run_prepare)
    demo = commands.add_parser("demo", help="nạp thành phố trình diễn Sa Đéc 2023 vào cơ sở dữ liệu trống")
    demo.set_defaults(run=run_demo)
    day = commands.add_parser("demo-day", help="đưa bản trình diễn sang một ngày sau đó, ví dụ 15/12/2023")
    day.add_argument("day", metavar="NGÀY", help="ngày/tháng/năm")
    day.set_defaults(run=run_demo_day)
    admin = commands.add_parser("create-admin", help="mở tài khoản quản trị đầu tiên")
    admin.add_argument("--username", default="quantri")
    admin.add_argument("--generate", action="store_true", help="đặt mật khẩu ngẫu nhiên và in ra một lần")
    admin.set_defaults(run=run_create_admin)
    verify = commands.add_parser("verify", help="kiểm tra chuỗi nhật ký và sổ điểm không bị sửa")
    verify.set_defaults(run=run_verify)


def run_prepare(_arguments: argparse.Namespace) -> int:
    """Make everything a browser fetches and bring the database up to date; quick when nothing changed."""
    from django.core.management import call_command

    from sen.cli.messages import compile_catalogues

    compile_catalogues()
    settings = _set_up()
    stamp, sources = settings.VAR / "prepared", _fingerprint(settings.PACKAGE)
    if not stamp.exists() or stamp.read_text() != sources:
        from sen.design.assets import prepare

        prepare(settings.VAR / "assets" / "sen")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(sources)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    _make_public_role()
    return 0


def _make_public_role() -> None:
    from sen.portal.public_role import make_role

    if left_to_do := make_role():
        sys.stderr.write(
            "Tài khoản cơ sở dữ liệu không có quyền tạo vai trò chỉ đọc cho cổng công khai. "
            f"Quản trị cơ sở dữ liệu hãy chạy:\n{left_to_do}\n"
        )


def _fingerprint(package: Path) -> str:
    """What the files for browsers are made of: when it is the same, they need not be made again."""
    lock = (package.parents[1] / "requirements" / "app.txt").read_bytes()
    digest = hashlib.sha256(lock)
    for path in sorted((package / "design").rglob("*")):
        if path.is_file() and path.suffix in {".css", ".js", ".svg", ".py"}:
            digest.update(f"{path.name}:".encode() + path.read_bytes())
    return digest.hexdigest()


def run_demo(_arguments: argparse.Namespace) -> int:
    """Load the sample city; refused when the database holds anything."""
    _set_up()
    from sen.cli.demo import load
    from sen.reform.common.errors import Refusal

    try:
        load()
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 1
    return 0


def run_demo_day(arguments: argparse.Namespace) -> int:
    """Let the demonstration stand still on a later day: what was done until then stays as it was."""
    settings = _set_up()
    from sen.cli.demo.moments import move_to
    from sen.reform.common.days import NotADay, format_day, parse_day
    from sen.reform.common.errors import Refusal

    try:
        day = parse_day(arguments.day)
        move_to(day, settings.VAR / "demo.json")
    except (NotADay, Refusal) as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 1
    sys.stdout.write(f"Bản trình diễn nay là ngày {format_day(day)}. Hãy khởi động lại để mọi trang theo ngày ấy.\n")
    return 0


def run_create_admin(arguments: argparse.Namespace) -> int:
    """Open the first account; the office it belongs to is entered with it."""
    _set_up()
    from sen.cli.first_account import open_first_account
    from sen.reform.common.errors import Refusal

    if arguments.generate:
        password = f"{secrets.token_urlsafe(9)}-aA1"
    else:
        password = os.environ.get("SEN_FIRST_PASSWORD") or getpass.getpass("Mật khẩu: ")
    try:
        open_first_account(arguments.username, password)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 1
    if arguments.generate:
        sys.stdout.write(f"Tài khoản quản trị: {arguments.username} · mật khẩu (chỉ hiện một lần): {password}\n")
    return 0


def run_verify(_arguments: argparse.Namespace) -> int:
    """Check every chain, recompute every stored score, look at every seal; 1 when one does not hold."""
    _set_up()
    from sen.cli.verifying import CHECKS

    is_whole = True
    for title, check in CHECKS:
        broken = list(check())
        is_whole = is_whole and not broken
        sys.stdout.write(f"{title}: {f'{len(broken)} chỗ sai' if broken else 'nguyên vẹn'}\n")
        for sentence in broken:
            sys.stdout.write(f"  - {sentence}\n")
    return 0 if is_whole else 1


def _set_up() -> Any:
    import django
    from django.conf import settings
    from django.utils import translation

    django.setup()
    translation.activate("vi")
    return settings
