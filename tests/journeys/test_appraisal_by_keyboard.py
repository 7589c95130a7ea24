"""A morning of an appraiser without a mouse: units one below the other, verdicts and reasons by keys."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESKTOP, sign_in

QUEUE = "/danh-gia/2023/xa-phuong/tham-dinh/1.5.2/"
CURRENT = "tr[aria-current=true]"


@pytest.fixture
def queue(browser: Browser, demo: str) -> Page:
    """The queue of a criterion with units left, open before an appraiser."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, demo, "thamdinh")
    page.goto(demo + QUEUE)
    # A line is chosen: the first that is left, or any when the other tests have marked them all.
    expect(page.locator("[data-pane-of]")).to_be_visible()
    yield page
    context.close()


def press(page: Page, *keys: str) -> int:
    """Press keys one after the other, without waiting for anything; returns how many."""
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


def left(page: Page) -> int:
    """How many units are left, as the page says."""
    return int(page.locator("[data-left]").inner_text())


def test_a_mark_with_its_reason_takes_four_keys_at_most(queue):
    before = left(queue)
    unit = queue.locator(CURRENT).get_attribute("id")
    assert queue.locator(f"#{unit}").get_attribute("data-status") == "left"

    # Acknowledge nothing, for the first reason of the library.
    assert press(queue, "0", "a", "Enter") <= 4
    expect(queue.locator(f"#{unit}")).to_have_attribute("data-status", "done")
    reason = queue.locator(f"#{unit} td").last.inner_text()
    assert len(reason) > 10
    assert left(queue) == before - 1
    expect(queue.locator("[data-told]")).to_contain_text("Đã lưu")

    # The next one is there already: the same as above, two keys.
    expect(queue.locator(CURRENT)).not_to_have_attribute("id", unit)
    expect(queue.locator("[data-verdict]")).to_be_visible()
    unit = queue.locator(CURRENT).get_attribute("id")
    assert press(queue, "l", "Enter") <= 4
    expect(queue.locator(f"#{unit}")).to_have_attribute("data-status", "done")
    assert left(queue) == before - 2

    # A reason of one's own: three keys and the typing; without it the server says what is missing.
    unit = queue.locator(CURRENT).get_attribute("id")
    press(queue, "0", "Enter")
    expect(queue.locator("[data-pane] .field-error")).to_contain_text("Hãy ghi lý do")
    expect(queue.locator("[data-reason]")).to_be_focused()
    queue.keyboard.type("Biên bản không có chữ ký")
    press(queue, "Enter")
    expect(queue.locator(f"#{unit}")).to_contain_text("Biên bản không có chữ ký")
    assert left(queue) == before - 3


def test_arrows_and_letters_move_and_help_is_one_key_away(queue):
    # A criterion nothing is marked in here: its first unit left is not its last line.
    queue.goto(queue.url.replace("1.5.2", "1.1.1"))
    expect(queue.locator("[data-verdict]")).to_be_visible()
    first = queue.locator(CURRENT).get_attribute("id")
    press(queue, "j")
    expect(queue.locator(CURRENT)).not_to_have_attribute("id", first)
    expect(queue.locator(CURRENT)).to_be_focused()
    press(queue, "ArrowUp")
    expect(queue.locator(CURRENT)).to_have_attribute("id", first)
    press(queue, "?")
    expect(queue.locator("[data-keys]")).to_have_attribute("open", "")
    press(queue, "r")
    expect(queue.locator("[data-reason]")).to_be_focused()
    press(queue, "Escape")
    expect(queue.locator(CURRENT)).to_be_focused()
    press(queue, "q")
    expect(queue.locator("[name=ask]")).to_be_checked()
    assert Axe().run(queue).response["violations"] == []


def test_a_lost_line_loses_no_verdict(queue):
    unit = queue.locator(CURRENT).get_attribute("id")
    queue.context.set_offline(True)
    press(queue, "0", "a", "Enter")
    expect(queue.locator("[data-told]")).to_contain_text("Chưa lưu được")
    queue.context.set_offline(False)
    press(queue, "Enter")
    expect(queue.locator(f"#{unit}")).to_have_attribute("data-status", "done")


def test_without_script_every_unit_has_its_form(browser, demo):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    sign_in(page, demo, "thamdinh")
    page.goto(demo + QUEUE.replace("1.5.2", "1.5.3"))
    page.locator('tr[data-status="left"] th a').first.click()
    page.locator("input[name=verdict][value=accept]").check()
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.locator(".message").first).to_contain_text(re.compile("Đã lưu kết quả thẩm định"))
    context.close()
