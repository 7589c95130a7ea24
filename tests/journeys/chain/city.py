"""One city over several days: on each day it is served anew, and everybody signs in again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.conftest import DESKTOP, ROOT, environment_of, served, sign_in


@dataclass
class Day:
    """The city on a day: its address, and its people at their desks."""

    address: str
    visitor: object

    def desk(self, username: str, size: tuple[int, int] = DESKTOP) -> Page:
        """Somebody signed in."""
        page = self.anybody(size)
        sign_in(page, self.address, username)
        return page

    def anybody(self, size: tuple[int, int] = DESKTOP) -> Page:
        """Somebody who did not sign in."""
        return self.visitor(size)


@dataclass
class City:
    """The folder of the installation, and who looks at it."""

    folder: Path
    visitor: object

    @contextmanager
    def on(self, day: str = "") -> Iterator[Day]:
        """Let the story stand on a day (or where it stands), and serve the city."""
        if day:
            command = [sys.executable, "-m", "sen.cli", "demo-day", day]
            subprocess.run(command, env=environment_of(self.folder), cwd=ROOT, check=True)
        with served(self.folder) as address:
            yield Day(address, self.visitor)


def downloaded(page: Page, name: str, folder: Path, *, nth: int = 0) -> Path:
    """Follow a link to a file, and keep it."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).nth(nth).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
