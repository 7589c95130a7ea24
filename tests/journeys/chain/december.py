"""15 December: the next meeting opens with what became of the last one, and four units are commended."""

from pathlib import Path

import pypdfium2
from playwright.sync_api import expect

from tests.journeys.chain.city import Day, downloaded
from tests.journeys.chain.september import TITLE
from tests.journeys.conftest import picture_for_the_manual

# A4, lying: 297 × 210 mm in points.
LANDSCAPE = (842, 595)


def the_meeting_opens_with_what_became_of_the_last_one(day: Day) -> None:
    """The first thing on the page: each conclusion with its tasks, and counts that add up."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/so-ket/")
    page.get_by_label("Loại cuộc họp").select_option("year")
    page.get_by_label("Số liệu đến ngày").fill("14/12/2023")
    page.get_by_label("Ngày họp").fill("15/12/2023")
    page.get_by_label("Địa điểm").fill("Hội trường UBND thành phố")
    page.get_by_label("Chủ trì").fill("Chủ tịch UBND thành phố")
    page.get_by_role("button", name="Chuẩn bị cuộc họp").click()
    table = page.get_by_role("table", name="Kết luận của cuộc họp trước")
    row = table.get_by_role("row").filter(has_text=TITLE)
    # 3 tasks = 1 in time + 1 late + 0 open + 1 overdue + 0 otherwise; 1 was extended.
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()] == ["3", "1", "1", "0", "1", "0", "1"]
    whole = [int(cell.inner_text()) for cell in table.get_by_role("row").last.get_by_role("cell").all()]
    assert whole[0] == sum(whole[1:6])
    picture_for_the_manual(page, "followed-up-desktop.png")


def four_units_are_commended(day: Day, folder: Path) -> None:
    """The council votes with a quorum, the chair signs, each unit gets a certificate, and the public sees the list."""
    page = day.desk("thuky")
    page.goto(f"{day.address}/khen-thuong/2/hoi-dong/")
    page.get_by_label("Ngày họp").fill("15/12/2023")
    page.get_by_label("Số thành viên hội đồng").fill("9")
    page.get_by_label("Số thành viên có mặt").fill("8")
    for box in page.get_by_label("đồng ý").all():
        if (box.get_attribute("name") or "").startswith("for_"):
            box.fill("8")
    page.get_by_role("button", name="Ghi kết quả biểu quyết").click()
    chair = day.desk("chutich")
    chair.goto(f"{day.address}/khen-thuong/2/")
    chair.get_by_label("Số quyết định").fill("312")
    chair.get_by_label("Ngày ký quyết định").fill("15/12/2023")
    chair.get_by_role("button", name="Ghi quyết định đã ký").click()
    page.goto(f"{day.address}/khen-thuong/so-vang/")
    rows = page.get_by_role("row").filter(has_text="312/QĐ-UBND")
    expect(rows).to_have_count(4)
    for number in range(4):
        with page.expect_download() as waiting:
            rows.nth(number).get_by_role("link", name="PDF").click()
        path = folder / f"giay-khen-{number}.pdf"
        waiting.value.save_as(path)
        certificate = pypdfium2.PdfDocument(path)
        assert len(certificate) == 1
        assert tuple(round(side) for side in certificate[0].get_size()) == LANDSCAPE
        words = certificate[0].get_textpage().get_text_bounded()
        assert "GIẤY KHEN" in words
        assert "312/QĐ-UBND" in words
    page.goto(f"{day.address}/khen-thuong/2/")
    assert downloaded(page, "DOCX", folder).stat().st_size > 0
    page.get_by_role("button", name="Công bố danh sách").click()
    citizen = day.anybody()
    citizen.goto(f"{day.address}/khen-thuong/cong-bo/")
    expect(citizen.get_by_text("312/QĐ-UBND").first).to_be_visible()
