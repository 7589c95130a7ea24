"""21 September: the pack, the red figures, the meeting, five conclusions, and the tasks that leave when it closes."""

import re
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.journeys.chain.city import Day, downloaded
from tests.journeys.conftest import PHONE, ROOT, picture_for_the_manual

NOTICE = (ROOT / "demo" / "sa-dec-2023" / "notice.txt").read_text(encoding="utf-8")
TITLE = "Chuyển hết hồ sơ một cửa còn tồn sang bản số"
UNITS = ("Phường 1", "Phường 2", "Xã Tân Phú Đông")


def the_plan_is_read_and_taken_along(day: Day, folder: Path) -> None:
    """The plan says how far it is, and leaves as an official document."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/ke-hoach/2023/")
    expect(page.get_by_text("ước đạt").first).to_be_visible()
    path = downloaded(page, "Word (.docx)", folder)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "KẾ HOẠCH" in words


def every_red_figure_is_answered_before_the_meeting_opens(day: Day) -> None:
    """A red figure that is neither on the agenda nor waived keeps the meeting closed, and the sentence says so."""
    secretary = day.desk("thuky")
    secretary.goto(f"{day.address}/so-ket/1/")
    taken_off = secretary.get_by_role("button", name=re.compile("Bỏ khỏi chương trình.*tài chính công"))
    taken_off.click()
    expect(taken_off).to_have_count(0)
    chair = day.desk("chutich")
    chair.goto(f"{day.address}/so-ket/1/")
    chair.get_by_role("button", name="Mở cuộc họp").click()
    expect(chair.get_by_text("Đang họp")).to_have_count(0)
    secretary.get_by_label("Một lý do chung cho mọi ô đỏ còn lại").fill("Đã xử lý tại giao ban ngày 18/9")
    secretary.get_by_role("button", name=re.compile("Miễn .* ô đỏ còn lại")).click()
    expect(secretary.get_by_text("Đã xử lý tại giao ban ngày 18/9").first).to_be_attached()
    chair.goto(f"{day.address}/so-ket/1/")
    chair.get_by_role("button", name="Mở cuộc họp").click()
    expect(chair.get_by_text("Đang họp").first).to_be_visible()


def five_conclusions_are_recorded(day: Day) -> None:
    """Four come from the text of the notice, one is typed in the room; nothing has left yet."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/so-ket/1/hop/")
    page.get_by_role("link", name="Soạn từ văn bản").click()
    page.get_by_label("Tên văn bản").fill("Thông báo kết luận sơ kết 9 tháng")
    page.get_by_label("Nội dung").fill(NOTICE)
    page.get_by_role("button", name="Đề xuất nhiệm vụ").click()
    for number in (1, 2, 3, 4):
        page.locator(f"#draft-{number}").get_by_role("button", name="Xác nhận giao việc").click()
        expect(page.locator(f"#draft-{number}").get_by_role("button", name="Xác nhận giao việc")).to_have_count(0)
    page.goto(f"{day.address}/so-ket/1/hop/")
    page.get_by_label("Kết luận", exact=True).fill(TITLE)
    page.locator("summary", has_text="Chọn đơn vị chủ trì").click()
    for name in UNITS:
        page.get_by_role("group").get_by_label(name, exact=True).first.check()
    page.get_by_label("Trước hoặc trong ngày").fill("31/10/2023")
    page.get_by_label("Sản phẩm").fill("Báo cáo kết quả số hóa")
    page.get_by_role("button", name="Ghi kết luận").click()
    expect(page.get_by_text("5 kết luận").first).to_be_visible()
    picture_for_the_manual(page, "held-tasks-desktop.png")
    head = day.desk("phuong-1")
    expect(head.get_by_text(TITLE)).to_have_count(0)


def the_meeting_closes_and_every_unit_finds_its_task(day: Day, folder: Path) -> None:
    """Everything leaves together; minutes and notice say the same."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/so-ket/1/hop/")
    page.get_by_role("button", name="Kết thúc cuộc họp").click()
    expect(page.get_by_text("Các đơn vị chủ trì đã nhận nhiệm vụ").first).to_be_visible()
    for username in ("phuong-1", "phuong-2", "xa-tan-phu-dong"):
        expect(day.desk(username, PHONE).get_by_text(TITLE).first).to_be_visible()
    page.goto(f"{day.address}/so-ket/1/hop/")
    minutes = docx.Document(str(downloaded(page, "DOCX", folder)))
    words = "\n".join(paragraph.text for paragraph in minutes.paragraphs)
    assert "BIÊN BẢN" in words
    assert TITLE in words
    assert "Đã xử lý tại giao ban ngày 18/9" in words


def one_unit_finishes_and_another_gets_its_one_extension(day: Day) -> None:
    """Phường 1 reports with its product; Xã Tân Phú Đông asks for more time, once."""
    head = _at_the_task(day, "phuong-1")
    head.get_by_role("button", name="Tiếp nhận nhiệm vụ").click()
    _report(head, "Đã chuyển 1.250 hồ sơ", "45/BC-UBND ngày 21/9/2023", "21/9/2023")
    _accepted(day, "Phường 1")
    head = _at_the_task(day, "xa-tan-phu-dong")
    head.locator("summary", has_text="Đề nghị gia hạn nhiệm vụ").click()
    head.get_by_label("Hạn mới").fill("30/11/2023")
    head.get_by_label("Lý do").first.fill("Chờ máy quét của tỉnh, dự kiến về ngày 15/11")
    head.get_by_role("button", name="Gửi đề nghị gia hạn").click()
    secretary = _at_the_task(day, "thuky", "Xã Tân Phú Đông")
    expect(secretary.get_by_label("Hạn mới").first).to_have_value("30/11/2023")
    secretary.get_by_role("button", name="Đồng ý gia hạn", exact=True).click()
    # The second time the rule is cited, and there is no button.
    head.reload()
    expect(head.get_by_text("chỉ được gia hạn một lần").first).to_be_visible()
    expect(head.locator("summary", has_text="Đề nghị gia hạn nhiệm vụ")).to_have_count(0)


def _at_the_task(day: Day, username: str, unit: str = "") -> Page:
    page = day.desk(username)
    page.goto(f"{day.address}/nhiem-vu/?q=Chuyển hết hồ sơ một cửa")
    rows = page.get_by_role("listitem").filter(has_text=TITLE)
    (rows.filter(has_text=unit) if unit else rows).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    return page


def _report(page: Page, result: str, product: str, finished_on: str) -> None:
    page.get_by_label("Kết quả", exact=False).first.fill(result)
    page.get_by_label("Sản phẩm").first.fill(product)
    page.get_by_label("Ngày hoàn thành").first.fill(finished_on)
    page.get_by_role("button", name="Báo cáo hoàn thành").click()


def _accepted(day: Day, unit: str) -> Page:
    page = _at_the_task(day, "thuky", unit)
    page.get_by_role("button", name="Nghiệm thu hoàn thành").click()
    return page


def one_unit_is_late(day: Day) -> None:
    """In November Phường 2 is overdue, is urged, and finishes: late, and for good."""
    board = day.desk("thuky")
    board.goto(f"{day.address}/nhiem-vu/bang-theo-doi/")
    expect(board.get_by_role("heading", level=1)).to_be_visible()
    head = _at_the_task(day, "phuong-2")
    # Too late to ask for more time.
    expect(head.get_by_text("trước khi hết hạn").first).to_be_visible()
    _report(head, "Đã chuyển 980 hồ sơ", "61/BC-UBND ngày 10/11/2023", "10/11/2023")
    page = _accepted(day, "Phường 2")
    expect(page.get_by_text("Hoàn thành quá hạn").first).to_be_visible()
