"""The story of 21/9/2023, from the chair's pack to a citizen's comment, as people would walk it."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, ROOT, picture_for_the_manual, sign_in

NOTICE = (ROOT / "demo" / "sa-dec-2023" / "notice.txt").read_text(encoding="utf-8")
LISTS_OF_THE_CHAIN = (
    *("/nhiem-vu/bang-theo-doi/", "/nhiem-vu/don-doc/", "/nhiem-vu/don-doc/cai-dat/", "/so-ket/chi-tieu/them/"),
    *("/kho-khan/", "/tuyen-truyen/", "/khen-thuong/", "/khen-thuong/so-vang/", "/khen-thuong/quy-dinh/"),
)
NOT_FOR_AN_ADMINISTRATOR = (
    *("/nhiem-vu/giao/", "/nhiem-vu/ten-goi/", "/ke-hoach/2023/nhap/", "/ho-tro/"),
    *("/kho-khan/neu/", "/kho-khan/de-nghi-tinh/"),
)
TITLE = "Phường 3 nhận ba nhiệm vụ sau cuộc họp sơ kết"


def test_the_nine_month_review_from_the_pack_to_a_citizens_comment(demo, official, visitor, tmp_path):
    _the_chair_opens_the_pack_and_the_meeting(demo, official("chutich"))
    _the_secretary_drafts_corrects_and_confirms(demo, official("thuky"))
    _named_units_find_their_tasks(demo, official)
    _the_report_downloads_and_opens(demo, official("thuky"), tmp_path)
    address = _news_is_written_and_published_by_two_people(demo, official)
    _a_citizen_rates_and_comments_on_a_phone(demo, visitor, address)
    _the_comment_appears_only_after_moderation(demo, official("duyettin"), visitor, address)


def _the_chair_opens_the_pack_and_the_meeting(demo: str, page: Page) -> None:
    page.get_by_role("link", name="Điều hành").first.click()
    page.get_by_role("link", name="Sơ kết cải cách hành chính 9 tháng đầu năm 2023").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("8 chỉ số ước đạt 80 % kế hoạch")
    expect(page.get_by_text("5 nhiệm vụ quá hạn").first).to_be_visible()
    # Every number leads to its why: the worst unit to its sheet, and back.
    page.get_by_role("link", name="63,6").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Tân Phú Đông")
    page.go_back()
    page.get_by_role("button", name="Mở cuộc họp").click()
    expect(page.get_by_text("Đang họp").first).to_be_visible()


def _the_secretary_drafts_corrects_and_confirms(demo: str, page: Page) -> None:
    page.goto(f"{demo}/so-ket/1/hop/")
    page.get_by_role("link", name="Soạn từ văn bản").click()
    page.get_by_label("Tên văn bản").fill("Thông báo kết luận sơ kết 9 tháng")
    page.get_by_label("Nội dung").fill(NOTICE)
    page.get_by_role("button", name="Đề xuất nhiệm vụ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4 dự thảo → 0 nhiệm vụ")
    picture_for_the_manual(page, "drafts-desktop.png")
    # Nothing is made of the commendation, nor of what was reported.
    expect(page.locator("mark", has_text="giấy khen")).to_have_count(0)
    first = page.locator("#draft-1")
    expect(first.get_by_label("Hạn hoàn thành")).to_have_value("31/12/2023")
    expect(first.get_by_text("hạn đề xuất")).to_be_visible()
    # A wrong day is explained, and nothing is given.
    first.get_by_label("Hạn hoàn thành").fill("31/11/2023")
    first.get_by_role("button", name="Xác nhận giao việc").click()
    expect(page.get_by_text("ví dụ 21/9/2023").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 nhiệm vụ")
    page.locator("#draft-1").get_by_label("Hạn hoàn thành").fill("15/12/2023")
    page.locator("#draft-1").get_by_label("Sản phẩm").fill("Báo cáo kết quả phối hợp")
    for number in (1, 2, 3, 4):
        page.locator(f"#draft-{number}").get_by_role("button", name="Xác nhận giao việc").click()
        expect(page.locator(f"#draft-{number}").get_by_role("button", name="Xác nhận giao việc")).to_have_count(0)
    page.goto(f"{demo}/so-ket/1/hop/")
    expect(page.get_by_text("4 kết luận").first).to_be_visible()
    # The units have nothing yet; everything leaves together when the meeting is closed.
    expect(page.get_by_text("sẽ giao khi kết thúc họp").first).to_be_visible()
    page.get_by_role("button", name="Kết thúc cuộc họp").click()
    expect(page.get_by_text("Các đơn vị chủ trì đã nhận nhiệm vụ").first).to_be_visible()


def _named_units_find_their_tasks(demo: str, official) -> None:
    for username in ("noi-vu", "van-hoa-va-thong-tin", "van-phong-hdnd-va-ubnd"):
        page = official(username, PHONE)
        expect(page.get_by_text("phối hợp").first).to_be_visible()
    for username in ("phuong-1", "xa-tan-phu-dong", "thutruong", "tu-phap"):
        page = official(username)
        expect(page.get_by_text("tuyên truyền").first).to_be_visible()


def _the_report_downloads_and_opens(demo: str, page: Page, folder: Path) -> None:
    page.goto(f"{demo}/so-ket/1/bao-cao/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải DOCX").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert zipfile.ZipFile(path).testzip() is None
    report = docx.Document(str(path))
    words = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "ước đạt 80 %" in words
    assert any("80" in cell.text for table in report.tables for row in table.rows for cell in row.cells)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF").first.click()
    pdf = folder / "report.pdf"
    waiting.value.save_as(pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    _opens_in_an_office(path)


def _opens_in_an_office(path: Path) -> None:
    """Where LibreOffice is installed, it opens the file and makes pages of it."""
    import shutil

    office = shutil.which("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = path.parent / "out" / f"{path.stem}.pdf"
    assert io.BytesIO(made.read_bytes()).read(5) == b"%PDF-"


def _news_is_written_and_published_by_two_people(demo: str, official) -> str:
    editor = official("bientap")
    editor.goto(f"{demo}/bien-tap/")
    editor.get_by_role("link", name="Viết tin").first.click()
    editor.get_by_label("Tiêu đề").fill(TITLE)
    editor.get_by_label("Đoạn mở đầu").fill("Ba việc phải xong trước ngày 31/12/2023.")
    editor.locator("#id_body").fill("Phường 3 nhận ba nhiệm vụ.\n\n## Việc đầu tiên\n\nHoàn thành các chỉ tiêu.")
    editor.get_by_label("Chủ đề").fill("Cải cách hành chính")
    editor.get_by_label("Ngày diễn ra").fill("21/9/2023")
    editor.get_by_role("button", name="Lưu và gửi duyệt").click()
    approver = official("duyettin")
    expect(approver.get_by_text(TITLE).first).to_be_visible()
    approver.goto(f"{demo}/bien-tap/?ngan=cho-duyet")
    approver.get_by_role("link", name=TITLE).first.click()
    approver.get_by_role("link", name="Đọc và duyệt").first.click()
    approver.get_by_role("button", name="Duyệt và đăng ngay").click()
    approver.goto(f"{demo}/")
    approver.get_by_role("link", name=TITLE).first.click()
    return approver.url


def _a_citizen_rates_and_comments_on_a_phone(demo: str, visitor, address: str) -> None:
    page = visitor(PHONE, has_touch=True)
    page.goto(address)
    expect(page.get_by_text("người đầu tiên").first).to_be_visible()
    expect(page.get_by_text("(0)")).to_have_count(0)
    # Two taps.
    page.locator("label[for$=stars-4], label:has(input[name=stars][value='4'])").first.tap()
    page.get_by_role("button", name="Gửi đánh giá").tap()
    expect(page.get_by_text("1 lượt đánh giá").first).to_be_visible()
    # The same browser once more changes its stars; the count stays.
    page.locator("label[for$=stars-5], label:has(input[name=stars][value='5'])").first.tap()
    page.get_by_role("button", name="Đổi đánh giá").tap()
    expect(page.get_by_text("1 lượt đánh giá").first).to_be_visible()
    page.locator("#id_text").fill("Phường làm tốt <script>alert(1)</script>, xin báo lại kết quả.")
    page.get_by_role("button", name="Gửi bình luận").tap()
    expect(page.get_by_text("đang chờ duyệt").or_(page.get_by_text("chờ duyệt")).first).to_be_visible()
    expect(page.get_by_text("xin báo lại kết quả")).to_have_count(0)


def _the_comment_appears_only_after_moderation(demo: str, moderator: Page, visitor, address: str) -> None:
    moderator.goto(f"{demo}/bien-tap/binh-luan/")
    comment = moderator.locator("section", has_text="xin báo lại kết quả")
    expect(comment).to_contain_text("<script>")
    comment.get_by_role("button", name="Đăng bình luận").click()
    reader = visitor()
    reader.goto(address)
    expect(reader.get_by_text("xin báo lại kết quả")).to_be_visible()


def test_somebody_without_the_role_is_told_why(demo, official):
    page = official("daumoi")
    page.goto(f"{demo}/so-ket/1/hop/")
    expect(page.get_by_role("button", name="Ghi kết luận")).to_have_count(0)
    answer = page.goto(f"{demo}/quan-tri/tai-khoan/")
    assert answer.status == 403
    expect(page.get_by_text("Chỉ quản trị mới được")).to_be_visible()


def test_an_empty_installation_says_what_to_do_next(empty, visitor):
    page = visitor()
    page.goto(f"{empty}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    sign_in(page, empty, "quantri")
    for path in ("/viec-cua-toi/", "/danh-gia/", "/so-ket/", "/ke-hoach/2023/", "/nhiem-vu/", "/bien-tap/", "/don-vi/"):
        answer = page.goto(f"{empty}{path}")
        assert answer.status in {200, 403, 404}, path
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    for path in LISTS_OF_THE_CHAIN:
        assert page.goto(f"{empty}{path}").status == 200, path
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("main :is(.empty, form, summary):visible").first).to_be_visible()
    for path in NOT_FOR_AN_ADMINISTRATOR:
        assert page.goto(f"{empty}{path}").status == 403, path
        expect(page.get_by_text(re.compile("^Chỉ ")).first).to_be_visible()
        expect(page.locator("main a").first).to_be_visible()
    page.goto(f"{empty}/don-vi/")
    page.get_by_label("Tên", exact=True).fill("Phòng Nội vụ")
    page.get_by_label("Mã", exact=True).fill("NV")
    page.get_by_label("Loại").select_option("department")
    page.get_by_role("button", name="Thêm đơn vị").click()
    expect(page.get_by_role("link", name="Phòng Nội vụ")).to_be_visible()
