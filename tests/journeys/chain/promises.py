"""What the meeting decided is promised to everybody, and the promise says on later days what became of it."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.chain.city import Day
from tests.journeys.chain.september import TITLE
from tests.journeys.conftest import PHONE, picture_for_the_manual

PLAIN = "Hồ sơ một cửa đã nộp được chuyển thành bản số, khi cần không phải nộp lại"
ARTICLE = "Thành phố bàn việc ba tháng cuối năm về cải cách hành chính"


def the_secretary_makes_a_conclusion_public(day: Day) -> None:
    """From the closed meeting to the page everybody reads: chosen, worded, linked with the news about it."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/so-ket/1/")
    page.get_by_role("link", name="Công khai lời hứa").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sơ kết cải cách hành chính 9 tháng")
    conclusion = page.locator("section.card").filter(has_text=TITLE)
    conclusion.get_by_label("Công khai kết luận này").check()
    conclusion.get_by_label("Lời dễ hiểu cho người dân").fill(PLAIN)
    page.get_by_text("Chọn tin", exact=True).click()
    page.get_by_label(ARTICLE).check()
    picture_for_the_manual(page, "promise-desk-desktop.png")
    page.get_by_role("button", name="Công bố lời hứa").click()
    expect(page.get_by_text("Người dân đã đọc được, bản 1.")).to_be_visible()


def a_citizen_follows_it(day: Day) -> None:
    """On a phone, without an account: who does it, until when, and how it stands."""
    page = day.anybody(PHONE)
    page.goto(f"{day.address}/loi-hua/")
    page.get_by_role("link", name=PLAIN).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PLAIN)
    # The official words and the desk behind them stay in the office.
    expect(page.get_by_text(TITLE)).to_have_count(0)


def the_promise_says_what_became_of_it(day: Day) -> None:
    """Weeks later: one unit in time, one late, one overdue; nobody had to write that."""
    page = day.anybody(PHONE)
    units = page.get_by_role("table", name="Từng đơn vị đang ở đâu")
    # What was late on an earlier day may have been published then; what became of it since is the last to come.
    _until_followed(page, f"{day.address}/loi-hua/cuoc-hop-1/1/", units.get_by_text("Xong muộn"))
    expect(page.locator(".lead").get_by_text("Quá hạn")).to_be_visible()
    for state in ("Xong đúng hạn", "Xong muộn", "Quá hạn"):
        expect(units.get_by_text(state)).to_have_count(1)
    expect(page.get_by_text("sang “Quá hạn”").first).to_be_visible()
    picture_for_the_manual(page, "promise-phone.png")


def _until_followed(page: Page, address: str, news: Locator) -> None:
    """The job that follows promises runs beside the pages; a reader who comes back sees what it published."""
    for _attempt in range(30):
        page.goto(address)
        if news.count():
            return
        page.wait_for_timeout(1_000)
    expect(news).to_be_visible()
