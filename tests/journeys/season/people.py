"""Who takes part in the season of the journey, and where they find it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

TITLE = "Chỉ số cải cách hành chính hai phường thí điểm năm 2023"
BLOCK = "Hai phường thí điểm"
KEY = "hai-phuong-thi-diem"
A, B = "Phường 2", "Phường 4"
#: The criteria the story is about: lowered and objected to; typed with decimals; claimed as not applicable.
ON_TIME, CAPITAL, ABSENT = "1.1.2", "2.1.1", "2.1.2"


@dataclass
class Season:
    """A running server, a way to new browsers, and what was read on paper."""

    address: str
    official: Callable[..., Page]
    visitor: Callable[..., Page]
    folder: Path
    installation: Path
    first_digest: str = ""
    first_code: str = ""

    @property
    def round(self) -> str:
        """The address of the round."""
        return f"{self.address}/danh-gia/2023/{KEY}/"

    def sheet(self, unit: str) -> str:
        """The address of the sheet of a unit."""
        return f"{self.round}{'phuong-2' if unit == A else 'phuong-4'}/"


def says(page: Page, words: str) -> None:
    """The page says this somewhere a person can see."""
    expect(page.get_by_text(words).locator("visible=true").first).to_be_visible()


def press(page: Page, name: str) -> None:
    """Press the one button of this name."""
    page.get_by_role("button", name=name, exact=True).click()
