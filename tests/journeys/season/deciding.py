"""The council's result is computed, printed, approved, published, opened by its code, and once corrected."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import docx
import segno
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, ROOT, picture_for_the_manual
from tests.journeys.season.people import BLOCK, ON_TIME, TITLE, A, B, Season, press, says

WHY_AGAIN = "Văn thư tìm lại được sổ văn bản đi gốc: kế hoạch ký ngày 28/12/2022."
DECIDED = "Hội đồng công nhận theo sổ văn bản đi gốc."


def the_official_result_is_computed(season: Season) -> None:
    page = season.official("thuky")
    page.goto(_desk(season))
    says(page, "Đã trình đủ")
    row = page.get_by_role("row", name=f"{A} · {ON_TIME}")
    for words in ("2,00", "0,50"):
        expect(row).to_contain_text(words)
    press(page, "Tính điểm chính thức")
    says(page, "Đã tính điểm chính thức, chờ phê duyệt.")
    _ranks(page, first=(B, "79,00 %"), second=(A, "75,00 %"))
    picture_for_the_manual(page, "season-council-desktop.png")


def the_minutes_carry_the_digest(season: Season) -> None:
    page = season.official("thuky")
    page.goto(_desk(season))
    season.first_digest = _digest(page)
    season.first_code = _code_on_the_minutes(page, season)


def the_leader_approves_what_was_read(season: Season) -> None:
    page = season.official("chutich")
    page.goto(_desk(season))
    assert _digest(page) == season.first_digest
    press(page, "Phê duyệt kết quả có mã này")
    says(page, "Kết quả đã được phê duyệt. Thư ký hội đồng có thể công bố.")
    # Nobody outside sees it yet.
    reader = season.visitor(PHONE)
    answer = reader.goto(_public(season))
    assert answer is not None
    assert answer.status == 404


def the_secretary_publishes(season: Season) -> None:
    page = season.official("thuky")
    page.goto(_desk(season))
    press(page, "Công bố kết quả")
    says(page, "Kết quả đã niêm phong và công bố.")


def a_citizen_reads_and_verifies_on_a_phone(season: Season) -> None:
    page = season.visitor(PHONE, has_touch=True)
    page.goto(f"{season.address}/ket-qua/")
    page.get_by_role("link", name=TITLE).tap()
    expect(page).to_have_url(_public(season))
    _ranks(page, first=(B, "79,00 %"), second=(A, "75,00 %"))
    page.get_by_role("link", name=A).first.tap()
    says(page, "0,50")
    page.goto(season.address + urlsplit(season.first_code).path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Đúng bản gốc, đang có hiệu lực")
    says(page, "Toàn vẹn: nguyên vẹn")
    picture_for_the_manual(page, "season-verify-phone.png")


def the_result_is_taken_up_again(season: Season) -> None:
    page = season.official("thuky")
    page.goto(_desk(season))
    page.get_by_text("Đưa kết quả ra xem xét lại").click()
    form = page.locator("form", has=page.get_by_role("button", name="Đưa ra xem xét lại"))
    form.get_by_label("Lý do").fill(WHY_AGAIN)
    press(page, "Đưa ra xem xét lại")
    says(page, "Đợt đánh giá trở lại hội đồng.")
    says(page, "Phê duyệt hết hiệu lực")
    page.get_by_role("link", name=f"{A} · {ON_TIME}").click()
    page.get_by_label("Lấy số liệu đơn vị đề nghị khi giải trình").check()
    page.get_by_label("Lý do, như ghi trong biên bản").fill(DECIDED)
    press(page, "Ghi quyết định")
    says(page, f"Đã ghi quyết định về tiêu chí {ON_TIME}.")
    page.goto(_desk(season))
    press(page, "Tính điểm chính thức")
    _ranks(page, first=(A, "91,67 %"), second=(B, "79,00 %"))
    assert _digest(page) != season.first_digest
    # What the public reads stays until the next version is approved and published.
    reader = season.visitor(PHONE)
    reader.goto(_public(season))
    _ranks(reader, first=(B, "79,00 %"), second=(A, "75,00 %"))


def the_correction_is_approved_and_published(season: Season) -> None:
    chair = season.official("chutich")
    chair.goto(_desk(season))
    says(chair, "Phê duyệt hết hiệu lực")
    press(chair, "Phê duyệt kết quả có mã này")
    says(chair, "Kết quả đã được phê duyệt.")
    page = season.official("thuky")
    page.goto(_desk(season))
    page.get_by_label("Lý do đính chính").fill(WHY_AGAIN)
    press(page, "Công bố kết quả")
    says(page, "Kết quả đã niêm phong và công bố.")
    assert _code_on_the_minutes(page, season) != season.first_code


def the_old_code_says_what_became_of_it(season: Season) -> None:
    page = season.visitor(PHONE)
    page.goto(_public(season))
    _ranks(page, first=(A, "91,67 %"), second=(B, "79,00 %"))
    says(page, WHY_AGAIN)
    page.goto(season.address + urlsplit(season.first_code).path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Đúng bản gốc, nhưng đã có bản đính chính")
    says(page, "Đã đính chính bằng bản 2")
    says(page, "Toàn vẹn: nguyên vẹn")
    page.get_by_role("link", name="Kiểm chứng bản đang có hiệu lực").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đúng bản gốc, đang có hiệu lực")


def the_unit_reads_what_every_step_changed(season: Season) -> None:
    """The lowered mark had cost the first place; the correction gave it back."""
    page = season.official("dm-phuong-2")
    page.goto(f"{season.sheet(A)}giai-trinh/")
    steps = page.get_by_role("table", name="Điểm và thứ hạng của đơn vị qua từng bước").get_by_role("row")
    told = (("Đơn vị kê khai", "8,25", "1"), ("Thẩm định lần 1", "6,75", "2"), ("Điểm chính thức", "8,25", "1"))
    for place, (label, points, rank) in enumerate(told, start=1):
        expect(steps.nth(place)).to_contain_text(label)
        expect(steps.nth(place).get_by_role("cell").nth(0)).to_have_text(points)
        expect(steps.nth(place).get_by_role("cell").nth(2)).to_have_text(rank)


def everything_stored_is_whole(season: Season) -> None:
    environment = {**os.environ, "SEN_VAR": str(season.installation), "DJANGO_SETTINGS_MODULE": "sen.config.settings"}
    environment.pop("SEN_DEBUG", None)
    verify = [sys.executable, "-m", "sen.cli", "verify"]
    said = subprocess.run(verify, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def _desk(season: Season) -> str:
    return f"{season.round}hoi-dong/"


def _public(season: Season) -> str:
    return season.round.replace("/danh-gia/", "/ket-qua/")


def _ranks(page: Page, *, first: tuple[str, str], second: tuple[str, str]) -> None:
    rows = page.get_by_role("table", name=BLOCK).get_by_role("row")
    for place, (unit, percent) in enumerate((first, second), start=1):
        expect(rows.nth(place)).to_contain_text(unit)
        expect(rows.nth(place)).to_contain_text(percent)


def _digest(page: Page) -> str:
    digest = re.sub(r"\s", "", page.locator("code.digest").inner_text())
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    return digest


def _code_on_the_minutes(page: Page, season: Season) -> str:
    """The address in the QR of the printed minutes; the paper names the digest in letters and the address in full."""
    digest = _digest(page)
    page.goto(f"{season.round}ho-so/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="DOCX Biên bản họp hội đồng").click()
    path = season.folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    words = _words(path)
    printed = re.search(r"Mã kiểm tra: ([0-9a-f ]+)", words)
    assert printed is not None
    assert digest.startswith(re.sub(r"\s", "", printed.group(1)))
    for unit in (A, B):
        assert unit in words
    found = re.search(r"https?://\S+/kiem-chung/([0-9a-f]+)/", words)
    assert found is not None, words
    assert digest.startswith(found.group(1))
    address = found.group()
    assert any(_draws(picture, address) for picture in _pictures(path)), "the QR leads elsewhere"
    return address


def _words(path: Path) -> str:
    paper = docx.Document(str(path))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def _pictures(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def _draws(picture: bytes, address: str) -> bool:
    """Whether the picture is the QR of the address, module by module."""
    dark = Image.open(io.BytesIO(picture)).convert("L").point(lambda light: 255 if light < 128 else 0)
    code = dark.crop(dark.getbbox())
    for level in "lmqh":
        modules = [bytes(row) for row in segno.make(address, error=level, boost_error=False, micro=False).matrix]
        size = code.width / len(modules)
        if all(
            bool(code.getpixel((int((x + 0.5) * size), int((y + 0.5) * size)))) == bool(module)
            for y, row in enumerate(modules)
            for x, module in enumerate(row)
        ):
            return True
    return False
