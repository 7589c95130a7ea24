"""`sen export-site`: the whole portal as files that any web server can host, and that open from a folder."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    """Add `sen export-site`."""
    command = commands.add_parser("export-site", help="xuất toàn bộ cổng công khai thành tệp tĩnh")
    command.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục trống để ghi vào")
    command.add_argument("--address", default="", metavar="https://…", help="nơi sẽ đặt bản sao; mặc định: SEN_SITE")
    command.add_argument("--live", default="", metavar="https://…", help="cổng trực tuyến, nơi đánh giá và tìm kiếm")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write every public page and file, check every link, list everything; 1 when a link leads nowhere."""
    import django
    from django.conf import settings

    # Each page is asked for once: none is worth keeping.
    os.environ["SEN_PAGES"] = "0"
    django.setup()
    from sen.cli.exporting_site.checking import dead_links, write_manifest
    from sen.cli.exporting_site.places import Places
    from sen.cli.exporting_site.telling import Progress
    from sen.cli.exporting_site.walking import NoAnswer, walk
    from sen.portal.data.export import words_of_sites

    folder: Path = arguments.to
    if folder.exists() and any(folder.iterdir()):
        sys.stderr.write(f"Thư mục {folder} không trống. Hãy chọn thư mục trống hoặc chưa có.\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    address = (arguments.address or settings.SEN_SITE).rstrip("/")
    places = Places(
        origin=settings.SEN_SITE, address=address, live=arguments.live.rstrip("/"), words_of_sites=words_of_sites()
    )
    try:
        count = walk(folder, places, Progress(sys.stderr))
    except NoAnswer as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stderr.write("\nĐang kiểm tra liên kết…\n")
    dead = list(dead_links(folder, places.top))
    size = write_manifest(folder)
    sys.stdout.write(f"Đã xuất {count} địa chỉ, {size / 1_000_000:.1f} MB, vào {folder}\n")
    for line in dead:
        sys.stdout.write(f"  - {line}\n")
    sys.stdout.write(f"Liên kết hỏng: {len(dead)}\n")
    return 1 if dead else 0
