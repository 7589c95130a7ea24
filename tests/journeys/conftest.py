"""A real server with the sample city (or with nothing), and a real browser."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, expect

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual"
IMAGES = MANUAL / "images"
DESKTOP, PHONE = (1280, 900), (360, 780)
PASSWORD = "Sen-2023!"
TALLEST_PICTURE = 1900
# Two journeys share two cores with their servers and browsers: what is expected may take its time.
expect.set_options(timeout=15_000)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Everything in this folder needs Chromium; two workers begin with what takes longest."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)
    yield
    longest = _those_of(items, "test_chain_story")
    # Whoever has the second half needs no sample city at first, and so waits for none.
    second = [item for item in items if "empty" in item.fixturenames] + _those_of(items, "test_season_story")
    others = [item for item in items if item not in longest + second]
    half = max(0, len(items) // 2 - len(longest))
    items[:] = longest + others[:half] + second + others[half:]


def _those_of(items: list[pytest.Item], module: str) -> list[pytest.Item]:
    return [item for item in items if Path(item.fspath).stem == module]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment_of(folder: Path) -> dict[str, str]:
    """What our commands need to know of an installation."""
    environment = {**os.environ, "SEN_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "sen.config.settings"}
    environment.pop("SEN_DEBUG", None)
    return environment


def run(folder: Path, *words: str) -> None:
    """Run one of our own commands in the installation in a folder."""
    subprocess.run([sys.executable, "-m", "sen.cli", *words], env=environment_of(folder), cwd=ROOT, check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the installation in a folder, and end it again."""
    port = _free_port()
    serve = [sys.executable, "-m", "sen.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(serve, env=environment_of(folder), cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    for _attempt in range(150):
        assert process.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], None]], Path]:
    """Returns how to make a folder once for all workers of a run; nobody works in it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def _made_once(name: str, make: Callable[[Path], None]) -> Path:
        folder, complete = shared / name, shared / f"{name}-đã-xong"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not complete.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                complete.touch()
        return folder

    return _made_once


@pytest.fixture(scope="session")
def prepared(made_once) -> Path:
    """A folder with an installation in which nobody has done anything."""
    return made_once("chuẩn-bị", lambda folder: run(folder, "prepare"))


@pytest.fixture(scope="session")
def sample(made_once, prepared) -> Path:
    """A folder with Sa Đéc 2023 as it was set up."""
    return made_once("mẫu", lambda folder: run(shutil.copytree(prepared, folder), "demo"))


@pytest.fixture(scope="module")
def demo_folder(sample, tmp_path_factory) -> Path:
    """Where the server of these tests keeps everything: a copy, so that no story changes another one's city."""
    return shutil.copytree(sample, tmp_path_factory.mktemp("trình diễn") / "sen")


@pytest.fixture(scope="module")
def demo(demo_folder) -> Iterator[str]:
    """The address of a server with Sa Đéc 2023."""
    with served(demo_folder) as address:
        yield address


@pytest.fixture(scope="session")
def empty(prepared, tmp_path_factory) -> Iterator[str]:
    """The address of a server with nothing but its administrator, whose password is the demo's."""
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("trống") / "sen")
    os.environ["SEN_FIRST_PASSWORD"] = PASSWORD
    run(folder, "create-admin")
    with served(folder) as address:
        yield address


@pytest.fixture
def visitor(browser):
    """A new browser profile; says at the end whether any page complained in its console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def _visitor(size: tuple[int, int] = DESKTOP, **options) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield _visitor
    for context in contexts:
        context.close()
    # A page that answers 4xx on purpose is no complaint, nor is a line that was cut on purpose.
    on_purpose = ("status of 4", "ERR_INTERNET_DISCONNECTED")
    assert [text for text in complaints if not any(words in text for words in on_purpose)] == []


@pytest.fixture
def official(visitor, demo):
    """Somebody of the demonstration, signed in."""

    def _official(username: str, size: tuple[int, int] = DESKTOP, **options) -> Page:
        page = visitor(size, **options)
        sign_in(page, demo, username)
        return page

    return _official


def shown_in_the_manual() -> set[str]:
    """The names of the pictures in the pages of the manual."""
    pages = (page.read_text(encoding="utf-8") for page in MANUAL.glob("*.md"))
    return {name for text in pages for name in re.findall(r"\(images/([^)]+)\)", text)}


def picture_for_the_manual(page: Page, name: str) -> None:
    """Take the picture anew, if the manual shows it and somebody asked for fresh ones."""
    if os.environ.get("SEN_WRITE_DOCS") and name in shown_in_the_manual():
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=IMAGES / name, full_page=name.endswith("-desktop.png"), clip=_shown_of(page))


def _shown_of(page: Page) -> FloatRect:
    """The whole width; of a long page only its beginning."""
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    if width > PHONE[0]:
        height = min(TALLEST_PICTURE, page.evaluate("document.documentElement.scrollHeight"))
    return {"x": 0, "y": 0, "width": width, "height": height}


def sign_in(page: Page, address: str, username: str) -> None:
    """Sign in as a person would."""
    page.goto(f"{address}/dang-nhap/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.locator("form:has(#id_login) button[type=submit]").click()
    page.wait_for_url("**/viec-cua-toi/")
