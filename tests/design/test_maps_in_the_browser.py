"""Maps and lines of places in a real browser: reached by keyboard, read on a phone, whole on paper."""

import pytest

pytestmark = pytest.mark.browser

INSIDE = """svg => [...svg.querySelectorAll(".map-unit")].flatMap(unit => {
  const box = unit.querySelector(".map-area").getBBox();
  return [...unit.querySelectorAll("text")].filter(text => {
    const words = text.getBBox();
    return words.x < box.x - 0.5 || words.x + words.width > box.x + box.width + 0.5
      || words.y < box.y - 0.5 || words.y + words.height > box.y + box.height + 0.5;
  }).map(text => text.textContent);
})"""
OUTSIDE_THE_SHEET = """svg => {
  const sheet = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].filter(text => {
    const words = text.getBBox();
    return words.x < 0 || words.x + words.width > sheet.width || words.y + words.height > sheet.height;
  }).map(text => text.textContent);
}"""
LETTERS = """svg => Math.min(...[...svg.querySelectorAll("text")].map(
  text => parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
NAMES = {"nine": "Điểm của chín đơn vị", "outlines": "Điểm của sáu đơn vị", "many": "Điểm của 102 xã, phường"}


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_inside_their_units(visit, name):
    drawing = visit("").locator(f"svg.cartogram[aria-label='{NAMES[name]}']")
    assert drawing.evaluate(INSIDE) == []


def test_names_of_lines_stand_on_the_sheet(visit):
    drawings = visit("").locator("svg.bump").all()
    assert len(drawings) == 2
    for drawing in drawings:
        assert drawing.evaluate(OUTSIDE_THE_SHEET) == []


def test_letters_of_maps_and_lines_are_large_enough_on_a_phone(visit):
    page = visit("", 360)
    for drawings, least in (("svg.cartogram", 12), ("svg.bump", 10.5)):
        assert min(drawing.evaluate(LETTERS) for drawing in page.locator(drawings).all()) >= least


def test_every_unit_of_a_map_is_reached_by_keyboard_in_reading_order_and_seen(visit):
    page = visit("")
    links = page.locator(f"svg[aria-label='{NAMES['nine']}'] a")
    links.first.focus()
    said = []
    for _unit in range(links.count()):
        said.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        style = page.evaluate(
            """() => { const shown = getComputedStyle(document.activeElement);
                       const area = getComputedStyle(document.activeElement.querySelector(".map-area"));
                       return [shown.outlineStyle, shown.outlineWidth, area.stroke, area.strokeWidth]; }"""
        )
        assert style == ["solid", "3px", "rgb(28, 37, 48)", "3px"]
        page.keyboard.press("Tab")
    assert said[0] == "Tân Khánh Đông: 79,4 %"
    assert said == links.evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")


def test_a_wide_map_scrolls_in_its_frame_by_keyboard_too(visit):
    page = visit("", 360)
    frame = page.get_by_role("region", name=NAMES["many"])
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_paper_holds_a_wide_map_whole(visit):
    page = visit("", 700)
    page.emulate_media(media="print")
    for drawing in page.locator("svg.cartogram, svg.bump").all():
        assert drawing.evaluate("svg => svg.getBoundingClientRect().right") <= 700
