"""The secretary adopts an index, opens a round of two wards and says who appraises what."""

from playwright.sync_api import Page, expect

from tests.factories.assessments import an_index_text
from tests.journeys.conftest import picture_for_the_manual
from tests.journeys.season.people import BLOCK, TITLE, A, B, Season, press, says

VERSION = "2023.thi-diem"
#: All windows are open on the day of the demonstration: states pass by turns here, not by days.
DAYS = {
    "opens_on": "1/9/2023",
    "self_closes_on": "29/9/2023",
    "appraisal_closes_on": "13/10/2023",
    "explanations_close_on": "20/10/2023",
    "reappraisal_closes_on": "3/11/2023",
    "council_on": "10/11/2023",
    "publication_on": "30/11/2023",
}


def the_index_is_checked_and_adopted(season: Season) -> None:
    page = season.official("thuky")
    page.goto(f"{season.address}/danh-gia/bo-chi-so/")
    page.get_by_role("link", name="Kiểm tra, ghi nhận bộ chỉ số").click()
    wrong = an_index_text(version=VERSION).replace('max = "6"', 'max = "7"')
    _choose(page, wrong)
    says(page, "lỗi phải sửa")
    expect(page.get_by_role("button", name="Ghi nhận phiên bản này")).to_have_count(0)
    page.get_by_role("link", name="Kiểm tra tệp khác").click()
    _choose(page, an_index_text(version=VERSION))
    says(page, "Bộ chỉ số có thể được ghi nhận.")
    press(page, "Ghi nhận phiên bản này")
    says(page, "Đã ghi nhận bộ chỉ số.")


def _choose(page: Page, text: str) -> None:
    page.set_input_files("[name=file]", {"name": "thi-diem.toml", "mimeType": "text/plain", "buffer": text.encode()})
    press(page, "Kiểm tra tệp")


def the_round_is_opened(season: Season) -> None:
    page = season.official("thuky")
    page.goto(f"{season.address}/danh-gia/mo/")
    page.get_by_role("link", name="Lập mới").click()
    page.get_by_label("Tên gọi").fill(TITLE)
    page.get_by_label("Khối được đánh giá").fill(BLOCK)
    page.get_by_label("Bộ chỉ số").select_option(label=f"Bộ chỉ số thử · {VERSION}")
    page.get_by_label("Số liệu đến ngày").fill("14/9/2023")
    page.get_by_role("group", name="Cả khối").get_by_role("checkbox").first.uncheck()
    page.get_by_text("Nhóm riêng 1").click()
    page.get_by_label("Tên nhóm 1").fill(BLOCK)
    group = page.get_by_role("group", name="Đơn vị của nhóm 1")
    for unit in (A, B):
        group.get_by_label(unit, exact=True).check()
    for name, day in DAYS.items():
        page.locator(f"[name={name}]").fill(day)
    press(page, "Mở đợt này")
    # The first day falls on a holiday: said, and moved on the authority's calendar.
    says(page, "Các mốc rơi vào ngày nghỉ: Mở đợt 1/9/2023.")
    press(page, "Dời các mốc rơi vào ngày nghỉ")
    expect(page.locator("[name=opens_on]")).to_have_value("5/9/2023")
    picture_for_the_manual(page, "season-open-desktop.png")
    press(page, "Mở đợt này")
    says(page, "Đã mở đợt đánh giá: các đơn vị có thể kê khai số liệu.")
    expect(page).to_have_url(season.round)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for unit in (A, B):
        expect(page.get_by_role("row", name=unit)).to_contain_text("Đơn vị tự đánh giá")


def appraisers_are_assigned(season: Season) -> None:
    page = season.official("thuky")
    page.goto(f"{season.round}tham-dinh/phan-cong/")
    says(page, "Còn 17 ngày làm việc đến hết ngày 13/10/2023.")
    press(page, "Nhận toàn bộ đề xuất")
    says(page, "Đã nhận đề xuất cho 5 tiêu chí.")
    expect(page.get_by_text("không ai được chấm")).to_have_count(0)
    for appraiser, items in (("Thẩm định", "6"), ("Thẩm định Phòng Tư pháp", "4")):
        row = page.get_by_role("row").filter(
            has=page.get_by_role("rowheader", name=f"Tài khoản thử: {appraiser}", exact=True)
        )
        expect(row.get_by_role("cell").nth(2)).to_have_text(items)


def one_unit_gets_more_time_once(season: Season) -> None:
    page = season.official("thuky")
    page.goto(season.round)
    row = page.get_by_role("row", name=B)
    row.locator("summary").click()
    row.get_by_role("link", name="Gia hạn").click()
    address = page.url
    _more_time(page, "6/10/2023", "Mất điện diện rộng từ ngày 18 đến ngày 20/9/2023.")
    row = page.get_by_role("row", name=B)
    expect(row).to_contain_text("gia hạn đến 6/10/2023")
    row.locator("summary").click()
    expect(row).to_contain_text("Đã được gia hạn một lần, đến 6/10/2023.")
    says(page, "Mất điện diện rộng")
    # Whoever goes there all the same is refused by the server.
    page.goto(address)
    _more_time(page, "13/10/2023", "Xin thêm một tuần nữa.")
    says(page, f"{B} đã được gia hạn một lần, đến 6/10/2023. Không gia hạn lần thứ hai.")


def _more_time(page: Page, until: str, reason: str) -> None:
    page.get_by_label("Đến ngày").fill(until)
    page.get_by_label("Lý do").fill(reason)
    press(page, "Gia hạn")
