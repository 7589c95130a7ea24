"""Journeys of a unit without a mouse: figures late in the season, and marks the unit does not agree with."""

import re

from playwright.sync_api import Locator, Page, expect

#: More stops than any page of the season has: whoever has not arrived by then cannot get there.
MOST_STOPS = 400


def go_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until the focus is there."""
    expect(target).to_be_visible()
    for _stop in range(MOST_STOPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no number of Tabs leads to {target}")


def follow(page: Page, target: Locator, key: str = "Tab") -> None:
    """Go there by Tab and press Enter."""
    go_to(page, target, key)
    page.keyboard.press("Enter")


def _missing(page: Page) -> int:
    found = re.search(r"Còn (\d+) tiêu chí chưa nộp", page.locator("#totals").inner_text())
    assert found is not None
    return int(found.group(1))


def test_an_officer_fills_what_is_missing_and_is_led_to_the_rest(demo, official):
    page = official("dm-quan-ly-do-thi")
    todo = page.get_by_role("listitem").filter(has_text="tiêu chí còn thiếu")
    expect(todo).to_contain_text("còn 1 ngày làm việc")
    follow(page, todo.get_by_role("link", name="Mở phiếu"))
    # Why there is still time, for everybody to read.
    expect(page.get_by_text("Gia hạn đến 22/9/2023")).to_contain_text("Hệ thống một cửa điện tử ngừng")
    follow(page, page.get_by_role("link", name="6. Cải cách tài chính công"))
    before = _missing(page)
    leaf = page.locator("[data-leaf='6.1.2']")
    expect(leaf).to_contain_text("Năm 2022: 0,83/1 điểm · mất 0,17 điểm")
    go_to(page, leaf.get_by_label("Đã chi"))
    page.keyboard.type("912,5")
    page.keyboard.press("Tab")
    page.keyboard.type("1000")
    # Enter keeps it and goes on to the next criterion; what it is worth is said at once.
    page.keyboard.press("Enter")
    expect(leaf).to_contain_text("912,5/1.000 triệu đồng = 91,25 %")
    expect(page.locator("#p-6\\.1\\.2")).to_have_text("0,75 / 1")
    expect(page.locator("[data-leaf='6.1.3'] input:focus")).to_have_count(1)
    assert _missing(page) == before - 1
    follow(page, page.get_by_role("link", name="Kiểm tra trước khi gửi"), "Shift+Tab")
    expect(page.get_by_text(f"{before - 1} lỗi khiến phiếu chưa gửi được")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi thủ trưởng ký")).to_have_count(0)
    # What blocks is never folded away.
    error = page.get_by_role("link", name="3.3.1 Hồ sơ giải quyết đúng hạn")
    follow(page, error)
    # One step away: the field itself.
    expect(page.locator("[data-leaf='3.3.1']")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("[data-leaf='3.3.1'] input:focus")).to_have_count(1)


def test_a_unit_that_disagrees_says_so_withdraws_and_sends(demo, official):
    page = official("daumoi")
    todo = page.get_by_role("listitem").filter(has_text="Giải trình 5 tiêu chí")
    expect(todo).to_contain_text("còn 10 ngày làm việc")
    follow(page, todo.get_by_role("link", name="Giải trình"))
    expect(page.get_by_text("Đến hết hạn mà không trả lời thì coi như đồng ý.")).to_be_visible()
    mark = _mark(page, "6.2.1")
    expect(mark).to_contain_text("Trừ 0,50 điểm: “Đối chiếu báo cáo thực hiện kiến nghị")
    # Without a reason it is no objection.
    follow(page, mark.locator("summary", has_text="Không đồng ý với 6.2.1"))
    follow(page, mark.get_by_role("button", name="Không đồng ý", exact=True))
    expect(_mark(page, "6.2.1")).to_contain_text("Hãy nêu vì sao không đồng ý")
    mark = _mark(page, "6.2.1")
    go_to(page, mark.get_by_label("Vì sao không đồng ý"))
    page.keyboard.type("Hai kiến nghị đã được hủy theo kết luận bổ sung số 15/KL-TTr.")
    for label, figure in (("Kiến nghị đã thực hiện", "8"), ("Kiến nghị phải thực hiện", "9")):
        go_to(page, mark.get_by_label(label))
        page.keyboard.type(figure)
    follow(page, mark.get_by_role("button", name="Không đồng ý", exact=True))
    mark = _mark(page, "6.2.1")
    expect(mark.get_by_role("row", name="Đơn vị đề nghị")).to_contain_text("1,50")
    # It can be taken back as long as nothing was sent, and said again.
    expect(page.get_by_text("4 kết quả thẩm định chưa trả lời · 2 ý kiến không đồng ý")).to_be_visible()
    follow(page, _mark(page, "7.1.1").get_by_role("button", name="Rút trả lời ở 7.1.1"))
    expect(page.get_by_text("5 kết quả thẩm định chưa trả lời · 1 ý kiến không đồng ý")).to_be_visible()
    follow(page, _mark(page, "1.4.1").get_by_role("button", name="Đồng ý với 1.4.1"))
    expect(_mark(page, "1.4.1")).to_contain_text("Đã đồng ý")
    follow(page, page.get_by_role("button", name="Đồng ý tất cả phần còn lại"))
    expect(page.get_by_text("0 kết quả thẩm định chưa trả lời · 1 ý kiến không đồng ý")).to_be_visible()
    follow(page, page.get_by_role("button", name="Gửi giải trình"))
    expect(page.get_by_text("Đã gửi giải trình đến cơ quan thẩm định.")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi giải trình")).to_have_count(0)


def test_a_finished_season_shows_a_unit_what_its_objection_changed(demo, official):
    page = official("daumoi")
    page.goto(f"{demo}/danh-gia/2022/xa-phuong/phuong-3/giai-trinh/")
    steps = page.get_by_role("table", name="Điểm và thứ hạng của đơn vị qua từng bước").get_by_role("row")
    for place, label in enumerate(("Đơn vị kê khai", "Thẩm định lần 1", "Điểm chính thức"), start=1):
        row = steps.nth(place)
        expect(row).to_contain_text(label)
        points, percent, rank = (row.get_by_role("cell").nth(cell).inner_text() for cell in range(3))
        assert re.fullmatch(r"\d+,\d\d", points)
        assert re.fullmatch(r"\d+,\d\d\s%", percent)
        assert rank.isdigit()


def _mark(page: Page, code: str) -> Locator:
    return page.locator(f"[id='c-{code}']")
