"""The sheets are marked by keyboard, one mark is objected to, and the second appraisal decides it."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import picture_for_the_manual
from tests.journeys.season.people import ABSENT, CAPITAL, ON_TIME, TITLE, A, B, Season, press, says

LATE = "Báo cáo gửi sau thời hạn quy định."
OBJECTION = "Kế hoạch ký ngày 28/12/2022, sổ văn bản đi gửi kèm; dấu công văn đến đóng muộn do nghỉ lễ."
KEPT = "Sổ văn bản đi ghi ngày 5/1/2023, sau hạn 31/12/2022."


def one_criterion_after_the_other_by_keyboard(season: Season) -> None:
    page = season.official("thamdinh")
    says(page, TITLE)
    page.goto(f"{season.round}tham-dinh/1.1.1/")
    expect(_current(page)).to_contain_text(A)
    page.keyboard.press("j")
    expect(_current(page)).to_contain_text(B)
    page.keyboard.press("k")
    expect(_current(page)).to_contain_text(A)
    expect(page.locator("[data-pane]")).to_contain_text("mục II, trang 1")
    # As declared, but the unit is asked about it.
    for key in ("y", "q", "r"):
        page.keyboard.press(key)
    page.keyboard.type("Nêu rõ hai nhiệm vụ chưa hoàn thành.")
    page.keyboard.press("Enter")
    expect(_line(page, A)).to_contain_text("Yêu cầu giải trình")
    expect(_current(page)).to_contain_text(B)
    page.keyboard.press("y")
    page.keyboard.press("Enter")
    says(page, "Đã thẩm định xong tất cả ở trang này.")


def one_mark_is_lowered_with_a_reason_of_the_library(season: Season) -> None:
    page = season.official("thamdinh")
    page.goto(f"{season.round}tham-dinh/{ON_TIME}/")
    reason = page.locator(".phrase", has_text=LATE)
    expect(reason).to_be_visible()
    # Without a reason a changed mark is not taken.
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    field = page.locator("[data-reason]")
    expect(field).to_be_focused()
    says(page, "Hãy ghi lý do để người đọc hiểu mà không phải hỏi lại.")
    page.keyboard.press("Escape")
    for key in ("2", reason.locator("kbd").inner_text(), "Enter"):
        page.keyboard.press(key)
    expect(_line(page, A)).to_contain_text(LATE)
    expect(_line(page, A)).to_contain_text("0,50")
    expect(_current(page)).to_contain_text(B)
    for key in ("y", "Enter"):
        page.keyboard.press(key)
    says(page, "Đã thẩm định xong tất cả ở trang này.")
    page.goto(f"{season.round}tham-dinh/1.2/")
    for unit in (A, B):
        expect(_current(page)).to_contain_text(unit)
        page.keyboard.press("y")
        page.keyboard.press("Enter")
    says(page, "Đã thẩm định xong tất cả ở trang này.")


def another_appraiser_marks_unit_by_unit(season: Season) -> None:
    page = season.official("tham-dinh-tu-phap")
    for slug in ("phuong-2", "phuong-4"):
        page.goto(f"{season.round}tham-dinh/don-vi/{slug}/")
        for code in (CAPITAL, ABSENT):
            expect(_current(page)).to_contain_text(code)
            page.keyboard.press("y")
            page.keyboard.press("Enter")
        says(page, "Đã thẩm định xong tất cả ở trang này.")
    # Criteria of others are not theirs to mark.
    page.goto(f"{season.round}tham-dinh/{ON_TIME}/")
    says(page, f"Tiêu chí {ON_TIME} được giao cho người khác thẩm định.")


def the_secretary_hands_the_marks_over(season: Season) -> None:
    page = season.official("thuky")
    for unit in (A, B):
        page.goto(season.round)
        _step(page, unit, "Chuyển kết quả thẩm định cho đơn vị")
        press(page, "Bàn giao cho đơn vị")
        says(page, f"{unit} đã thấy kết quả thẩm định và có thể giải trình.")
    page.goto(season.round)
    expect(page.get_by_role("row", name=A)).to_contain_text("Đơn vị giải trình")


def the_unit_objects_once_and_agrees_to_the_rest(season: Season) -> None:
    page = season.official("dm-phuong-2")
    page.goto(f"{season.sheet(A)}giai-trinh/")
    mark = page.locator("section", has=page.get_by_role("heading", name=ON_TIME))
    expect(mark).to_contain_text("Trừ 1,50 điểm")
    expect(mark).to_contain_text(LATE)
    mark.get_by_text(f"Không đồng ý với {ON_TIME}").click()
    mark.get_by_label("Vì sao không đồng ý").fill(OBJECTION)
    mark.get_by_label("Kịp thời", exact=True).check()
    mark.get_by_role("button", name="Không đồng ý", exact=True).click()
    expect(mark).to_contain_text("Đơn vị đề nghị")
    expect(mark.get_by_role("row", name="Đơn vị đề nghị")).to_contain_text("2,00")
    says(page, "1 kết quả thẩm định chưa trả lời · 1 ý kiến không đồng ý")
    press(page, "Đồng ý tất cả phần còn lại")
    says(page, "Đã đồng ý với 1 kết quả thẩm định.")
    picture_for_the_manual(page, "season-explain-desktop.png")
    press(page, "Gửi giải trình")
    says(page, "Đã gửi giải trình đến cơ quan thẩm định.")
    other = season.official("dm-phuong-4")
    other.goto(f"{season.sheet(B)}giai-trinh/")
    says(other, "Không có gì phải giải trình")
    press(other, "Gửi giải trình")
    says(other, "Đã gửi giải trình đến cơ quan thẩm định.")


def the_second_appraisal_decides_with_a_reason(season: Season) -> None:
    page = season.official("thamdinh")
    page.goto(f"{season.round}tham-dinh/{ON_TIME}/")
    expect(_current(page)).to_contain_text(A)
    expect(page.locator("[data-pane]")).to_contain_text(OBJECTION)
    page.keyboard.press("y")
    page.keyboard.press("r")
    page.keyboard.type(KEPT)
    page.keyboard.press("Enter")
    expect(_line(page, A)).to_contain_text(KEPT)
    secretary = season.official("thuky")
    for unit in (A, B):
        secretary.goto(season.round)
        _step(secretary, unit, "Trình hội đồng")
        press(secretary, "Trình hội đồng")
        says(secretary, f"Phiếu của {unit} đã trình hội đồng.")


def _line(page: Page, name: str):
    return page.locator("[data-lines] tr", has=page.get_by_role("rowheader", name=name))


def _current(page: Page):
    return page.locator("[data-lines] tr[aria-current=true]")


def _step(page: Page, unit: str, name: str) -> None:
    row = page.get_by_role("row", name=unit)
    row.locator("summary").click()
    row.get_by_role("link", name=name).click()
