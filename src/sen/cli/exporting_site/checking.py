"""After the walk: does every link lead to a file, and what exactly was written."""

import hashlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sen.cli.exporting_site.rewriting import LINKS

MANIFEST = "MANIFEST.sha256"


def dead_links(folder: Path, top: str) -> Iterator[str]:
    """Each link of a page of the copy that leads to no file of it; `top` is the path the copy will lie below."""
    for page in sorted(folder.rglob("*.html")):
        reader = _Links()
        reader.feed(page.read_text(encoding="utf-8"))
        for link in sorted(reader.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = unquote(parts.path)
            target = folder / path.removeprefix(top) if path.startswith("/") else page.parent / path
            if not target.is_file():
                yield f"{page.relative_to(folder)}: {link}"


def write_manifest(folder: Path) -> int:
    """List every file with its SHA-256, as `sha256sum -c` reads it; returns the size of all in bytes."""
    size = 0
    with (folder / MANIFEST).open("w", encoding="utf-8") as manifest:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST):
            said = path.read_bytes()
            size += len(said)
            manifest.write(f"{hashlib.sha256(said).hexdigest()}  {path.relative_to(folder).as_posix()}\n")
    return size


class _Links(HTMLParser):
    """What a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the links of an element."""
        for name, value in attrs:
            if value and name in LINKS.get(tag, ()):
                each = value.split(",") if name == "srcset" else [value]
                self.links |= {said.strip().partition(" ")[0] if name == "srcset" else said for said in each}
