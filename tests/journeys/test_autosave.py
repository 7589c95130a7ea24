"""A sheet saves by itself: field by field, through a lost line and a reload, beside a second person, by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import DESKTOP, sign_in

# The unit whose window is still open in the story, thanks to an extension.
OFFICER = "dm-quan-ly-do-thi"
SHEET = "/danh-gia/2023/phong-chuyen-mon/phong-quan-ly-do-thi/?linh-vuc=3"
FIGURES = "form[data-save]:has(input[inputmode=decimal])"


@pytest.fixture
def sheet(browser, demo) -> Iterator[Page]:
    """The sheet, in a browser that may complain of a lost line."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, demo, OFFICER)
    page.goto(f"{demo}{SHEET}")
    yield page
    context.close()


def a_form(page: Page, number: int):
    """A criterion with figures to type: its form and its code."""
    form = page.locator(FIGURES).nth(number)
    return form, form.get_attribute("data-save")


def typed(form, figure: str) -> None:
    """Every figure of a criterion, left with the tabulator as people do."""
    for field in form.locator("input[inputmode=decimal]").all():
        field.fill(figure)
        field.press("Tab")


def part(page: Page, kind: str, code: str):
    """A part of the page that a save changes."""
    return page.locator(f"[id='{kind}-{code}']")


def unsent(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('sen:unsent:')).length")


def test_a_field_saves_by_itself_and_shows_its_points_at_once(sheet):
    form, code = a_form(sheet, 0)
    expect(form.locator("[data-save-button]")).to_be_hidden()
    typed(form, "12")
    expect(part(sheet, "r", code)).to_contain_text("đã lưu")
    expect(part(sheet, "r", code)).to_contain_text("12")
    assert unsent(sheet) == 0
    sheet.reload()
    expect(a_form(sheet, 0)[0].locator("input[inputmode=decimal]").first).to_have_value("12")


def test_a_wrong_figure_is_said_beside_it_and_the_next_one_saves(sheet):
    wrong, code = a_form(sheet, 0)
    typed(wrong, "mười")
    expect(part(sheet, "e", code)).to_contain_text("không phải là một số")
    right, other = a_form(sheet, 1)
    typed(right, "3")
    expect(part(sheet, "r", other)).to_contain_text("đã lưu")
    expect(wrong.locator("input[inputmode=decimal]").first).to_have_value("mười")


def test_when_the_line_drops_nothing_is_lost_not_even_by_a_reload(sheet):
    form, code = a_form(sheet, 1)
    address = re.compile(re.escape(form.get_attribute("action")) + "$")
    sheet.route(address, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    typed(form, "7")
    expect(form.locator("[data-status]")).to_have_text("chưa gửi được, sẽ gửi lại")
    expect(sheet.locator("[data-unsent-banner]")).to_be_visible()
    sheet.reload()
    again = a_form(sheet, 1)[0]
    expect(again.locator("input[inputmode=decimal]").first).to_have_value("7")
    expect(again.locator("[data-status]")).to_have_text("chưa gửi được, sẽ gửi lại")
    sheet.unroute(address)
    expect(sheet.locator("[data-unsent-banner]")).to_be_hidden(timeout=15_000)
    expect(part(sheet, "r", code)).to_contain_text("đã lưu")
    assert unsent(sheet) == 0


def test_an_answer_lost_on_the_way_back_is_not_kept_twice(sheet):
    form, code = a_form(sheet, 2)
    address = re.compile(re.escape(form.get_attribute("action")) + "$")
    seen_before = form.locator("[name=seen_entries]").input_value()
    taken = []

    def swallow(route: Route) -> None:
        # The server keeps the save, but its answer never arrives.
        taken.append(route.fetch())
        route.abort()

    sheet.route(address, swallow, times=1)
    field = form.locator("input[inputmode=decimal]").first
    field.fill("5")
    field.press("Tab")
    expect(form.locator("[data-status]")).to_have_text("chưa gửi được, sẽ gửi lại")
    expect(form.locator("[data-status]")).to_be_hidden(timeout=15_000)
    assert taken[0].status == 200
    # No conflict with oneself: the second sending was the same save.
    expect(part(sheet, "e", code)).to_be_empty()
    assert int(form.locator("[name=seen_entries]").input_value()) == int(seen_before) + 1
    assert unsent(sheet) == 0


def test_two_people_at_one_criterion_choose_knowingly(sheet, visitor, demo):
    form, code = a_form(sheet, 3)
    other = visitor()
    sign_in(other, demo, OFFICER)
    other.goto(f"{demo}{SHEET}")
    typed(a_form(other, 3)[0], "21")
    expect(part(other, "r", code)).to_contain_text("đã lưu")
    expect(other.locator(f"form[data-save='{code}'] [data-status]")).to_be_hidden()
    field = form.locator("input[inputmode=decimal]").first
    field.fill("22")
    field.press("Tab")
    choice = part(sheet, "e", code)
    expect(choice).to_contain_text("21")
    expect(choice).to_contain_text("22")
    choice.get_by_role("button", name="Thay bằng số liệu của tôi").click()
    expect(choice).to_be_empty()
    sheet.reload()
    expect(a_form(sheet, 3)[0].locator("input[inputmode=decimal]").first).to_have_value("22")


def test_enter_saves_and_goes_on_to_the_next_criterion(sheet):
    form, code = a_form(sheet, 4)
    field = form.locator("input[inputmode=decimal]").first
    field.fill("1")
    field.press("Enter")
    expect(part(sheet, "r", code)).to_contain_text("đã lưu")
    here = sheet.evaluate("document.activeElement.closest('[data-leaf]').dataset.leaf")
    assert here != code
    assert sheet.url.endswith(SHEET)


def test_without_script_the_button_saves(official, demo):
    page = official(OFFICER, java_script_enabled=False)
    page.goto(f"{demo}{SHEET}")
    form, code = a_form(page, 5)
    for field in form.locator("input[inputmode=decimal]").all():
        field.fill("2")
    form.get_by_role("button", name=f"Lưu {code}").click()
    expect(page.locator("main")).to_contain_text(f"Đã lưu số liệu của tiêu chí {code}.")
