"""Sending a file over a poor line: it is kept on the page, tried again, and never comes in twice."""

import pytest

from tests.journeys.conftest import DESKTOP, sign_in
from tests.reform.evidence.samples import a_pdf


@pytest.fixture
def library(browser, demo):
    """The library of a unit, in a browser whose line may drop."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, demo, "daumoi")
    page.goto(f"{demo}/tai-lieu/")
    yield page
    context.close()


def _file(name, data):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def _describe(page, title):
    page.fill("[name=title]", title)
    page.select_option("[name=document_kind]", "other")
    page.check("[name=is_free_of_secrets]")


def test_a_file_that_is_too_large_never_leaves_the_computer(library):
    first = library.input_value("[name=request_key]")
    library.set_input_files("[name=file]", _file("lon.pdf", b"%PDF-" + b"0" * 21 * 1024 * 1024))
    assert library.locator("[data-upload-large]").is_visible()
    assert library.input_value("[name=request_key]") != first  # another file, another upload
    library.set_input_files("[name=file]", _file("nho.pdf", a_pdf("small")))
    assert library.locator("[data-upload-large]").is_hidden()


def test_what_is_refused_is_said_and_what_was_typed_stays(library):
    library.set_input_files("[name=file]", _file("gia.pdf", b"<html><script>"))
    _describe(library, "Tài liệu thử bị từ chối")
    library.locator("[data-upload] button[type=submit]").click()
    library.wait_for_selector(".error-summary")
    assert "trang web (HTML)" in library.inner_text(".error-summary")
    assert library.input_value("[name=title]") == "Tài liệu thử bị từ chối"
    assert library.evaluate("document.querySelector('[name=file]').files[0].name") == "gia.pdf"
    assert library.evaluate("document.activeElement.className") == "error-summary"


def test_a_dropped_line_loses_nothing_and_a_retry_adds_once(library, demo):
    answers = []

    def drop_the_first_answer(route):
        if route.request.method != "POST":
            route.continue_()
        elif answers:
            answers.append("passed")
            route.continue_()
        else:
            answers.append("lost")
            route.fetch(max_redirects=0)  # the server takes the file, its answer never arrives
            route.abort()

    library.route("**/tai-lieu/", drop_the_first_answer)
    library.set_input_files("[name=file]", _file("ke-hoach.pdf", a_pdf("journey")))
    _describe(library, "Kế hoạch gửi qua đường truyền kém")
    library.locator("[data-upload] button[type=submit]").click()
    library.wait_for_selector("[data-upload-lost]:visible")
    assert library.evaluate("document.activeElement.textContent.trim()") == "Thử lại"
    assert library.evaluate("document.querySelector('[name=file]').files.length") == 1
    library.click("[data-upload-again]")
    library.wait_for_url("**/tai-lieu/*-*/")
    assert answers == ["lost", "passed"]
    assert "Tài liệu đã vào kho" in library.inner_text("main")
    library.goto(f"{demo}/tai-lieu/?q=duong+truyen+kem")
    assert library.locator(".list-item").count() == 1


def test_the_form_works_without_script(browser, demo):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    sign_in(page, demo, "daumoi")
    page.goto(f"{demo}/tai-lieu/")
    page.set_input_files("[name=file]", _file("anh.pdf", a_pdf("no script")))
    _describe(page, "Tài liệu gửi không cần mã lệnh")
    page.locator("[data-upload] button[type=submit]").click()
    page.wait_for_url("**/tai-lieu/*-*/")
    assert "Tài liệu đã vào kho" in page.inner_text("main")
    context.close()
