"""Two units declare: one on the page, criterion by criterion, the other in a workbook away from the line."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import PHONE, picture_for_the_manual
from tests.journeys.season.people import ABSENT, CAPITAL, ON_TIME, A, B, Season, press, says
from tests.reform.evidence.samples import a_pdf

NO_BUDGET = "Năm 2023 phường chưa đến kỳ công khai dự toán"
#: What the second unit fills into the workbook, by criterion and label of the figure.
FILLED = {
    ("1.1.1", "Nhiệm vụ đã hoàn thành"): "57",
    ("1.1.1", "Nhiệm vụ trong kế hoạch"): "60",
    (ON_TIME, ""): "chậm",
    ("1.2", ""): "có",
    (CAPITAL, "Vốn đã giải ngân"): "1.250,4",
    (CAPITAL, "Vốn được giao"): "1.563,0",
    (ABSENT, "dự toán"): "có",
    (ABSENT, "quyết toán"): "có",
}


def the_officer_types_and_every_field_saves_itself(season: Season) -> None:
    page = season.official("dm-phuong-2")
    says(page, "Điền 5 tiêu chí còn thiếu")
    page.goto(season.sheet(A))
    says(page, "Còn 5 tiêu chí chưa nộp.")
    _type(page, "1.1.1", "Nhiệm vụ đã hoàn thành", "58")
    _type(page, "1.1.1", "Nhiệm vụ trong kế hoạch", "60")
    expect(page.locator("#p-1\\.1\\.1")).to_have_text("2,00 / 2")
    _choose(page, ON_TIME, "Kịp thời")
    expect(page.locator("#p-1\\.1\\.2")).to_have_text("2,00 / 2")
    expect(page.get_by_role("heading", name="1.1 Kế hoạch")).to_have_text("1.1 Kế hoạch 4,00 / 4")
    picture_for_the_manual(page, "season-sheet-desktop.png")
    # The line drops: what is typed waits on this computer, and goes when the line is back.
    page.context.set_offline(True)
    _choose(page, "1.2", "Có")
    says(page, "tiêu chí đang chờ trên máy này, sẽ gửi khi có mạng.")
    picture_for_the_manual(page, "season-offline-desktop.png")
    page.context.set_offline(False)
    expect(page.get_by_text("tiêu chí đang chờ trên máy này")).to_be_hidden()
    expect(page.locator("#p-1\\.2")).to_have_text("2,00 / 2")
    page.get_by_role("link", name="Tiếp theo: 2").click()
    _type(page, CAPITAL, "Vốn đã giải ngân", "37,5")
    _type(page, CAPITAL, "Vốn được giao", "50")
    expect(page.locator("#p-2\\.1\\.1")).to_have_text("2,25 / 3")
    leaf = _leaf(page, ABSENT)
    leaf.get_by_text("Không phát sinh?").click()
    leaf.get_by_label("Không phát sinh, không thuộc đối tượng").check()
    leaf.get_by_label("Lý do không phát sinh").fill(NO_BUDGET)
    leaf.get_by_label("Lý do không phát sinh").press("Tab")
    expect(leaf.get_by_text("Không áp dụng").first).to_be_visible()
    # Nothing of it was only on the screen.
    page.reload()
    expect(page.get_by_label("Vốn đã giải ngân")).to_have_value("37,5")
    says(page, "8,25/9 điểm (91,67 %)")
    says(page, "Đã nộp đủ số liệu.")


def evidence_is_attached_with_section_and_page(season: Season) -> None:
    page = season.official("dm-phuong-2")
    page.goto(season.sheet(A))
    _leaf(page, "1.1.1").get_by_role("link", name="Thêm minh chứng").click()
    page.set_input_files(
        "[name=file]", {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": a_pdf("58/60")}
    )
    form = page.locator("#upload")
    form.get_by_label("Tên tài liệu").fill("Báo cáo thực hiện kế hoạch cải cách hành chính 9 tháng")
    form.get_by_label("Loại văn bản").select_option(label="Báo cáo")
    form.get_by_label("Số, ký hiệu").fill("112/BC-UBND")
    form.get_by_label("Cơ quan ban hành").fill("Ủy ban nhân dân Phường 2")
    form.get_by_label("Ngày ban hành").fill("13/9/2023")
    form.get_by_label("Mục, trang").fill("mục II, trang 1")
    form.get_by_label("Tôi xác nhận").check()
    press(page, "Thêm vào kho")
    says(page, "Tài liệu đã vào kho.")
    expect(_leaf(page, "1.1.1").get_by_role("link", name="112/BC-UBND · mục II, trang 1")).to_be_visible()


def the_sheet_is_checked_and_sent(season: Season) -> None:
    page = season.official("dm-phuong-2")
    page.goto(season.sheet(A))
    _choose(page, "1.2", "Không")
    expect(page.locator("#p-1\\.2")).to_have_text("0,00 / 2")
    _choose(page, "1.2", "Có")
    expect(page.locator("#p-1\\.2")).to_have_text("2,00 / 2")
    page.get_by_role("link", name="Kiểm tra trước khi gửi").click()
    says(page, "Phiếu gửi được")
    press(page, "Gửi thủ trưởng ký")
    says(page, "Phiếu đang chờ thủ trưởng đơn vị ký.")


def the_head_signs_on_a_phone(season: Season) -> None:
    """By keyboard alone, from the list of work to the signature."""
    page = season.official("phuong-2", PHONE)
    page.locator(f"a[href*='{season.sheet(A).removeprefix(season.address)}']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{season.sheet(A)}**")
    if not page.url.endswith("/ky/"):
        page.get_by_role("link", name="Xem và ký").focus()
        page.keyboard.press("Enter")
    says(page, "8,25/9 điểm (91,67 %)")
    button = page.get_by_role("button", name="Ký và gửi thẩm định")
    expect(button).to_be_in_viewport()
    picture_for_the_manual(page, "season-sign-phone.png")
    button.focus()
    page.keyboard.press("Enter")
    says(page, "Đã ký; phiếu đã đến cơ quan thẩm định.")


def the_other_unit_fills_a_workbook_away_from_the_line(season: Season) -> None:
    page = season.official("dm-phuong-4")
    page.goto(season.sheet(B))
    says(page, "đến hết 6/10/2023")
    page.get_by_role("link", name="Làm ngoại tuyến").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải phiếu (.xlsx)").click()
    path = season.folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    _bring_back(page, path.name, filled(path.read_bytes(), {**FILLED, (CAPITAL, "Vốn được giao"): "nhiều"}))
    says(page, "Không lấy được tệp")
    _bring_back(page, path.name, filled(path.read_bytes(), FILLED))
    expect(page.get_by_role("row", name=f"{CAPITAL} Giải ngân vốn")).to_contain_text(
        "Vốn đã giải ngân: 1250,4 triệu đồng"
    )
    picture_for_the_manual(page, "season-workbook-desktop.png")
    press(page, "Lấy các dòng đã đánh dấu")
    says(page, "Đã lấy 5 tiêu chí từ tệp.")
    says(page, "7,90/10 điểm (79,00 %)")
    page.get_by_role("link", name="Kiểm tra trước khi gửi").click()
    # No evidence: no obstacle, but the appraiser will ask.
    says(page, "Cảnh báo: người thẩm định sẽ hỏi")
    picture_for_the_manual(page, "season-check-desktop.png")
    press(page, "Gửi thủ trưởng ký")
    head = season.official("phuong-4", PHONE)
    head.goto(f"{season.sheet(B)}ky/")
    press(head, "Ký và gửi thẩm định")
    says(head, "Đã ký; phiếu đã đến cơ quan thẩm định.")


def _bring_back(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("[name=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    press(page, "Xem thay đổi")


def _leaf(page: Page, code: str):
    return page.locator(f"[data-leaf='{code}']")


def _type(page: Page, code: str, label: str, figure: str) -> None:
    field = _leaf(page, code).get_by_label(label)
    field.fill(figure)
    field.press("Tab")


def _choose(page: Page, code: str, words: str) -> None:
    _leaf(page, code).get_by_label(words, exact=True).check()


def filled(book: bytes, figures: dict[tuple[str, str], str]) -> bytes:
    """The workbook with figures typed into its yellow cells, everything else as it was taken."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    cells = {}
    for number, row in enumerate(rows, start=1):
        code, label = str(row[0]), str(row[2])
        for (asked, part), figure in figures.items():
            if code == asked and label.startswith(part):
                cells[f"E{number}"] = figure
    assert len(cells) == len(figures), cells
    return _patched(book, cells)


def _patched(book: bytes, cells: dict[str, str]) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = _typed(data.decode(), cells).encode()
            target.writestr(name, data)
    return out.getvalue()


def _typed(xml: str, cells: dict[str, str]) -> str:
    for name, words in cells.items():
        empty = re.compile(rf'<c r="{name}"( s="\d+")?(?:/>|[^>]*>.*?</c>)')
        xml, count = empty.subn(rf'<c r="{name}"\1 t="inlineStr"><is><t>{escape(words)}</t></is></c>', xml)
        assert count == 1, name
    return xml
