"""What people meet in a real browser: access, room on a phone, comfort without script, Vietnamese words."""

import html
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po

import sen.design
from tests.design.conftest import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, path, width):
    findings = Axe().run(visit(path, width), options={"resultTypes": ["violations"]})
    assert findings.violations_count == 0, findings.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(visit, path):
    page = visit(path, 360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_and_its_title_repeats_it(visit, path):
    page = visit(path)
    assert page.locator("h1").count() == 1
    assert page.title().startswith(page.locator("h1").inner_text())


def test_no_english_words_of_the_interface_are_visible(answers):
    catalogue = Path(sen.design.__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    for path, (page, _headers) in answers.items():
        words = html.unescape(re.sub(r"<code>.*?</code>", "", page))
        for message in messages:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            # The longest stretch between placeholders; what is the same in both languages tells nothing.
            piece = max(re.split(r"%\(\w+\)s", msgid), key=len).strip()
            if len(piece) > 4 and piece not in str(message.string):
                assert not re.search(rf"[>\"]\s*{re.escape(piece)}", words), (path, piece)


def test_the_rating_works_without_script_and_says_the_chosen_word(visit):
    page = visit("cong/", 360, script=False)
    page.locator("label.star").nth(3).click()
    assert page.locator("input[name=stars]:checked").get_attribute("value") == "4"
    assert page.locator(".star-word").nth(3).evaluate("word => getComputedStyle(word).opacity") == "1"
    filled = page.locator("label.star svg").evaluate_all("stars => stars.map(star => getComputedStyle(star).fill)")
    assert filled == ["rgb(11, 107, 80)"] * 4 + ["none"]


def test_the_rating_can_be_given_by_keyboard_alone(visit):
    page = visit("cong/")
    page.locator("input[name=stars]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator("input[name=stars]:checked").get_attribute("value") == "2"


def test_stars_are_large_enough_for_a_thumb(visit):
    box = visit("cong/", 360).locator("label.star input").first.bounding_box()
    assert min(box["width"], box["height"]) >= 44


def test_a_dialog_opens_by_its_link_and_closes_by_escape(visit):
    page = visit("")
    opener = page.get_by_role("link", name="Xin gia hạn", exact=True)
    opener.click()
    assert page.locator("dialog#extend").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#extend").is_visible()
    opener.click()
    page.get_by_role("button", name="Đóng").click()
    assert not page.locator("dialog#extend").is_visible()


def test_without_script_the_link_of_a_dialog_leads_to_a_page(visit):
    page = visit("", script=False)
    page.get_by_role("link", name="Xin gia hạn", exact=True).click()
    assert page.url.endswith("/design/rieng/")


def test_the_menu_of_posts_opens_by_keyboard_and_closes_by_escape(visit):
    page = visit("")
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Đăng xuất").is_visible()


def test_the_keyboard_reaches_the_content_in_one_step(visit):
    page = visit("cong/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_a_refused_form_puts_the_keyboard_where_the_errors_are(visit):
    page = visit("")
    assert page.evaluate("document.activeElement.className") == "error-summary"


def test_a_wide_table_scrolls_inside_its_frame_and_keeps_its_first_column(visit):
    page = visit("", 360)
    frame = page.locator(".table-frame", has=page.locator("caption", has_text="Thẩm định tiêu chí 1.1.4"))
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert frame.get_attribute("tabindex") == "0"
    first = frame.locator("tbody th").first
    before = first.bounding_box()["x"]
    frame.evaluate("frame => frame.scrollLeft = 120")
    assert first.bounding_box()["x"] == before


def test_a_table_that_fits_is_no_stop_for_the_keyboard(visit):
    page = visit("to-a4/", 1280)
    assert page.locator(".table-frame").first.get_attribute("tabindex") is None


def test_figures_in_a_column_are_equally_wide(visit):
    page = visit("")
    widths = page.evaluate(
        """() => {
          const cell = document.querySelector("td.num");
          return ["1111", "4444", "8080"].map(text => {
            const span = document.createElement("span");
            span.textContent = text;
            cell.replaceChildren(span);
            return span.getBoundingClientRect().width;
          });
        }"""
    )
    assert max(widths) - min(widths) < 0.1


def test_paper_carries_the_page_without_the_chrome_around_it(visit):
    page = visit("to-a4/")
    page.emulate_media(media="print")
    assert not page.locator(".office-rail").is_visible()
    assert not page.locator(".page-actions").is_visible()
    assert page.locator("h1").is_visible()
