"""A browser that is served from memory: pages from the test client, files from what set-up prepares."""

from pathlib import Path

import pytest
from django.test import Client, override_settings

import sen.design
from sen.design.assets import prepare

ADDRESS = "https://sen.test"
PAGES = ("", "cong/", "rieng/", "to-a4/", "loi/404/", "loi/403/", "loi/500/")
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@pytest.fixture(scope="session")
def static_files(tmp_path_factory) -> dict[str, Path]:
    prepared = tmp_path_factory.mktemp("static") / "sen"
    prepare(prepared)
    folders = (prepared, Path(sen.design.__file__).parent / "static" / "sen")
    return {f"/static/sen/{file.relative_to(folder)}": file for folder in folders for file in folder.rglob("*.*")}


@pytest.fixture(scope="session")
def answers() -> dict[str, tuple[str, dict[str, str]]]:
    """Every page of the showcase, drawn before the browser starts asking."""
    client = Client()
    with override_settings(ROOT_URLCONF="tests.design.urls"):
        drawn = {path: client.get(f"/design/{path}") for path in PAGES}
    return {
        f"/design/{path}": (answer.content.decode(), dict(answer.headers.items())) for path, answer in drawn.items()
    }


@pytest.fixture
def visit(browser, answers, static_files):
    """Open a page of the showcase; what the browser complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    def _visit(path: str, width: int = 1280, script: bool = True):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def serve(route):
            asked = route.request.url.removeprefix(ADDRESS).split("?")[0]
            if asked in answers:
                body, headers = answers[asked]
                route.fulfill(body=body, headers={**headers, "Content-Type": "text/html; charset=utf-8"})
            else:
                file = static_files[asked]
                route.fulfill(body=file.read_bytes(), content_type=_KINDS[file.suffix])

        page.route("**/*", serve)
        page.goto(f"{ADDRESS}/design/{path}")
        page.evaluate("document.fonts.ready") if script else None
        return page

    yield _visit
    for context in contexts:
        context.close()
    assert complaints == []
