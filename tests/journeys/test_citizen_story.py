"""A citizen at 360 px, without an account: reads, rates in two taps, comments, follows, compares, downloads (J6)."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, picture_for_the_manual

STORY = "Thành phố bàn việc ba tháng cuối năm về cải cách hành chính"


@pytest.mark.parametrize("with_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_citizen_reads_rates_comments_compares_and_downloads(demo, visitor, with_script):
    page = visitor(PHONE, java_script_enabled=with_script)
    _reads_the_first_story(page, demo)
    _rates_it_in_two_taps_and_changes_the_stars(page)
    _comments_and_is_told_what_happens(page, "có JavaScript" if with_script else "không JavaScript")
    _finds_their_ward_and_why_it_stands_there(page, demo)
    _downloads_the_table_the_page_shows(page, demo)
    _follows_what_was_promised(page, demo)


def _reads_the_first_story(page: Page, demo: str) -> None:
    page.goto(f"{demo}/phuong-3/")
    picture_for_the_manual(page, "portal-phone.png")
    page.get_by_role("link", name=STORY).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(STORY)
    expect(page.get_by_role("heading", name="Thông tin khác")).to_be_visible()


def _rates_it_in_two_taps_and_changes_the_stars(page: Page) -> None:
    box = page.locator("#danh-gia")
    box.locator("label", has_text="Rất hữu ích").last.click()
    box.get_by_role("button", name="Gửi đánh giá").click()
    expect(box.get_by_text("Bạn đã cho 5 trên 5 sao")).to_be_visible()
    # Below ten ratings there is no mean, and never a row of zeros.
    expect(box.get_by_text("trung bình").first).to_be_visible()
    expect(box.get_by_text("(0)")).to_have_count(0)
    box.get_by_role("radio").nth(3).check(force=True)
    box.get_by_role("button", name="Đổi đánh giá").click()
    expect(page.locator("#danh-gia").get_by_text("Bạn đã cho 4 trên 5 sao")).to_be_visible()


def _comments_and_is_told_what_happens(page: Page, how: str) -> None:
    page.locator("#binh-luan textarea").fill(f"Gọi tôi theo số 0912 345 678 ({how}). <script>alert(1)</script>")
    page.locator("#binh-luan").get_by_role("button", name="Gửi bình luận").click()
    expect(page.get_by_text("đang chờ duyệt").first).to_be_visible()
    expect(page.get_by_text("Hãy giữ mã này")).to_be_visible()
    page.get_by_role("link", name="Trở lại trang").click()
    expect(page.locator("#binh-luan").get_by_text("chờ duyệt").first).to_be_visible()
    expect(page.get_by_text("0912 345 678")).to_have_count(0)


def _finds_their_ward_and_why_it_stands_there(page: Page, demo: str) -> None:
    page.goto(f"{demo}/ket-qua/")
    page.get_by_role("link", name="Chỉ số cải cách hành chính xã, phường năm 2022").click()
    expect(page.get_by_text("Phường 1 dẫn đầu với").first).to_be_visible()
    page.get_by_role("combobox").first.select_option(label="Phường 3")
    page.get_by_role("button", name="Ghim").click()
    expect(page.locator(".row-mine, [aria-current]").filter(has_text="Phường 3").first).to_be_visible()
    # It rose, and the drawing of the years says so with its own line.
    expect(page.locator(".ranking-mine")).to_contain_text(re.compile(r"tăng 2\sbậc \(năm\s2021\shạng\s5\)"))
    expect(page.get_by_role("heading", name="Phường 3 tăng hạng nhiều nhất")).to_be_visible()
    expect(page.locator("svg.bump .bump-line.bump-mine")).to_have_count(1)
    page.get_by_role("link", name="Phường 3", exact=True).first.click()
    expect(page.get_by_text("Hạng 3 trên 9 đơn vị").first).to_be_visible()
    # Every point says why.
    expect(page.locator("#main")).to_contain_text("thiếu 1,50: đạt 0,00 trên 1,5 điểm")
    expect(page.locator("#main")).to_contain_text("3.600/4.210 triệu đồng = 85,51 %, thuộc mức từ 0 % đến dưới 90 %")
    page.goto(f"{demo}/phuong-cua-toi/phuong-3/")
    for year, place, percent in (("2022", "3 / 9", "87,80"), ("2021", "5 / 9", "80,83")):
        line = page.get_by_role("row").filter(has_text=f"{year} ·")
        expect(line).to_contain_text(place)
        expect(line).to_contain_text(percent)
        expect(line).to_contain_text("dữ liệu mô phỏng")


def _downloads_the_table_the_page_shows(page: Page, demo: str) -> None:
    page.goto(f"{demo}/ket-qua/2022/xa-phuong/")
    link = page.locator('a[href$=".csv"]').first
    text = page.request.get(f"{demo}{link.get_attribute('href')}").text()
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    (ward,) = (row for row in rows if row["cap"] == "tong" and row["don_vi"] == "Phường 3")
    assert (ward["hang"], ward["ty_le"]) == ("3", "87.8")
    expect(page.get_by_text("87,80 %").first).to_be_attached()


def _follows_what_was_promised(page: Page, demo: str) -> None:
    page.goto(f"{demo}/")
    page.get_by_role("link", name="Lời hứa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã hứa gì, đến nay ra sao")
    page.get_by_text("Tìm theo trạng thái, đơn vị, năm").click()
    page.get_by_role("link", name="Quá hạn", exact=True).first.click()
    expect(page.get_by_text("Quá hạn").first).to_be_visible()


def test_an_article_is_read_and_rated_by_keyboard(demo, visitor):
    page = visitor(PHONE)
    page.goto(f"{demo}/tin/2/x/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung chính")
    page.locator("#danh-gia input[type=radio]").first.focus()
    names = []
    for _star in range(5):
        page.keyboard.press("ArrowRight")
        names.append(page.evaluate("document.activeElement.labels[0].textContent.trim()"))
    assert len({name for name in names if name}) == 5, "each star has a name of its own"
    page.keyboard.press("Enter")
    expect(page.locator("#danh-gia").get_by_text("Bạn đã cho").first).to_be_visible()
