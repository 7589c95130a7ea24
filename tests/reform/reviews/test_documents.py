"""The report and the notice: complete, in order, with the same numbers in text, tables and data."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives.operations import NewArea
from sen.reform.documents.content import Heading, Listing, OfficialDocument, Paragraph, Table
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.organizations.kinds import Kind
from sen.reform.reviews import documents, operations, queries
from sen.reform.reviews.documents import annexes
from sen.reform.reviews.queries.annex import annex_page
from sen.reform.scoring import queries as scoring
from tests.factories.directives import a_plan, a_task, an_item, reported
from tests.factories.reviews import (
    AREA_NAMES,
    MEETING_AT,
    a_committee,
    a_conclusion,
    a_plan_at,
    a_review,
    a_score,
    eight_areas,
)
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

OUTLINE = (
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
    "II. KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC",
    "III. ĐÁNH GIÁ CHUNG",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 3 THÁNG CUỐI NĂM 2023",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
)


def text_of(document: OfficialDocument) -> str:
    """All running text of a document."""
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Heading(_level, number, text):
                lines.append(f"{number} {text}")
            case Paragraph(text):
                lines.append(text)
            case Listing(items):
                lines.extend(items)
    return "\n".join(lines)


def table_of(document: OfficialDocument, annex: int) -> Table:
    """The table of an annex."""
    return next(block for block in document.annexes[annex].blocks if isinstance(block, Table))


@pytest.fixture
def season(scored):
    """The whole season: plan, scores, an overdue task, a meeting with conclusions."""
    a_committee()
    eight_areas()
    low = a_unit("Xã Tân Quy Tây", Kind.COMMUNE)
    scored(a_score(a_unit("Phường 1"), "87.62", a1=98, a4=77, a6=75), a_score(low, "66.38", a1="74.25", a4=46, a6=None))
    a_task(low.id, title="Chuyển kho hồ sơ sang bản số", due_on=date(2023, 9, 15))
    review = a_review("open")
    a_conclusion(review.id, low.id, text="Hỗ trợ các đơn vị còn thấp", due_on=date(2023, 12, 31))
    a_conclusion(review.id, text="Thống nhất báo cáo")
    return review


def test_the_report_follows_the_outline_of_the_guidance(season):
    lines = text_of(documents.periodic_report(season.id)).splitlines()
    assert tuple(line for line in lines if re.match(r"[IV]+\. ", line)) == OUTLINE
    # The six areas of reform in part II; steering and impact have their own places.
    begin, end = lines.index(OUTLINE[1]), lines.index(OUTLINE[2])
    areas = [line.split(". ", 1)[1] for line in lines[begin:end] if re.match(r"\d\. ", line)]
    assert areas == [AREA_NAMES[code] for code in "234567"]


def test_every_percentage_in_the_text_stands_in_the_tables(season):
    report = documents.periodic_report(season.id)
    text = text_of(report)
    statistics, ranking = table_of(report, 1), table_of(report, 2)
    by_area = {row[1]: row[-1] for row in statistics.rows if row[0] in AREA_NAMES}
    for area, percent in by_area.items():
        assert f"{queries.short_area(area)} ước đạt {percent} % kế hoạch năm" in text
    assert f"8 chỉ số ước đạt {statistics.total[-1]} % kế hoạch" in text
    by_unit = {row[1]: row[4] for row in ranking.rows}
    assert f"Phường 1 ({by_unit['Phường 1']} %)" in text
    assert f"Xã Tân Quy Tây đạt {by_unit['Xã Tân Quy Tây']} % điểm tạm tính" in text


def test_the_numbers_survive_into_the_file(season):
    """Parsed back from the DOCX, each area's figure in the text equals the one in the annex and the one of the plan."""
    file = docx.Document(io.BytesIO(render_docx(documents.periodic_report(season.id))))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    cells = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    plan = queries.pack(season.id).areas
    for area in plan.areas:
        shown = queries.shown(area.progress.percent)
        assert f"{queries.short_area(area.progress.name)} ước đạt {shown} % kế hoạch năm" in text
        assert any(row[0] == area.progress.code and row[-1] == shown for row in cells)
    assert "Bình quân 8 chỉ số ước đạt 80 % kế hoạch" in text
    assert any(row[1] == "Bình quân 8 lĩnh vực" and row[-1] == "80" for row in cells if len(row) > 1)


def test_the_text_names_what_lags_who_is_low_and_what_is_overdue(season):
    text = text_of(documents.periodic_report(season.id))
    assert "Tài chính công mới ước đạt 69 % kế hoạch, thấp hơn mức cần đạt 6 điểm phần trăm;" in text
    assert "Xã Tân Quy Tây đạt 66,4 % điểm tạm tính, thấp nhất ở tổ chức bộ máy (46 %)" in text
    assert "Xã Tân Quy Tây quá hạn 6 ngày: Chuyển kho hồ sơ sang bản số." in text
    assert (
        "đã giao 1 nhiệm vụ: hoàn thành đúng hạn 0, hoàn thành quá hạn 0, đang thực hiện trong hạn 0, quá hạn 1" in text
    )
    # The task of the conclusion is held until the meeting closes; what was decided is said all the same.
    assert "Hỗ trợ các đơn vị còn thấp (Xã Tân Quy Tây chủ trì; thời hạn 31/12/2023)" in text
    assert "\nThống nhất báo cáo.\n" in text


def test_people_write_what_data_cannot_say(season, at):
    assert "Chưa ghi nhận." in text_of(documents.periodic_report(season.id))
    operations.write_remark(season.id, "causes", "Thiếu nhân lực số.", by=SYSTEM, at=at)
    operations.write_remark(season.id, "proposals", "Đề nghị tỉnh tập huấn.", by=SYSTEM, at=at)
    text = text_of(documents.periodic_report(season.id))
    assert "3. Nguyên nhân\nThiếu nhân lực số." in text
    assert "V. KIẾN NGHỊ, ĐỀ XUẤT\nĐề nghị tỉnh tập huấn." in text


def test_the_head_and_the_foot_come_from_the_data(season):
    report = documents.periodic_report(season.id)
    head = report.letterhead
    assert (head.issuer, head.superior, head.symbol, head.number, head.place) == (
        "Ủy ban nhân dân\nthành phố Sa Đéc",
        None,
        "BC-UBND",
        None,
        "Sa Đéc",
    )
    assert head.on == date(2023, 9, 21)
    assert report.recipients.names[0] == "UBND tỉnh Đồng Tháp"
    assert [(one.post, one.authority) for one in report.signatures] == [("Chủ tịch", ("TM. Ủy ban nhân dân",))]
    # The plan of the season is simulated, so every page says so.
    assert report.note == "Dữ liệu mô phỏng"


def test_a_deputy_signs_in_the_place_of_the_chair():
    a_committee()
    review = a_review(chaired_by="Phó Chủ tịch UBND thành phố")
    (signature,) = documents.periodic_report(review.id).signatures
    assert (signature.post, signature.authority) == ("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))


@pytest.mark.parametrize(
    ("name", "issuer", "place"),
    [
        ("UBND thành phố Sa Đéc", "Ủy ban nhân dân\nthành phố Sa Đéc", "Sa Đéc"),
        # A ward with a number is named whole: "Phường 3".
        ("Ủy ban nhân dân Phường 3", "Ủy ban nhân dân\nPhường 3", "Phường 3"),
        ("Đặc khu Phú Quốc", "Đặc khu Phú Quốc", "Đặc khu Phú Quốc"),
    ],
)
def test_any_committee_may_issue(name, issuer, place):
    a_unit(name, Kind.COMMITTEE)
    head = documents.periodic_report(a_review().id).letterhead
    assert (head.issuer, head.place) == (issuer, place)


def test_without_a_committee_the_refusal_says_where_to_enter_one():
    review = a_review()
    with pytest.raises(documents.NoCommittee) as caught:
        documents.periodic_report(review.id)
    assert "21/9/2023" in caught.value.sentence


def test_an_empty_season_gives_a_report_that_says_what_is_missing():
    a_committee()
    report = documents.periodic_report(a_review().id)
    text = text_of(report)
    assert "Chưa có kế hoạch cải cách hành chính năm 2023" in text
    assert "chưa có nhiệm vụ nào được giao" in text
    # The rows of the statistics stand there all the same, each without a figure.
    (statistics,) = report.annexes
    assert statistics.title == "Thống kê số liệu"
    assert report.note == ""
    assert render_docx(report)[:2] == b"PK"


def test_a_plan_fulfilled_leaves_nothing_over(scored):
    a_committee()
    a_plan_at(a2=100)
    scored()
    report = documents.periodic_report(a_review().id)
    assert "còn lại của kế hoạch" not in text_of(report)
    assert [annex.title for annex in report.annexes] == ["Thống kê số liệu", "Danh mục nhiệm vụ, chỉ tiêu"]


def test_an_item_never_reported_and_an_estimate_say_so():
    a_committee()
    a_plan(NewArea("2", "Cải cách thể chế", (an_item("2.1"), an_item("2.2"))))
    reported("2.2", 40, is_estimate=True)
    report = documents.periodic_report(a_review().id)
    text = text_of(report)
    assert "Chỉ tiêu 2.1: chưa báo cáo (0 %)" in text
    assert "Chỉ tiêu 2.2: ước 40/100 % (40 %)" in text
    assert [row[5] for row in table_of(report, 1).rows] == ["", "–", "40 (ước)"]


def test_a_unit_without_a_rank_or_a_figure_shows_a_dash(scored):
    a_committee()
    unit = a_score(a_unit(), Decimal("80.5"), a1=None)
    scored(unit)
    table = table_of(documents.periodic_report(a_review().id), 1)
    assert table.rows == (("1", "Phường 3", "80,5", "100", "80,5", "–"),)
    run = replace(scoring.latest_run(2023, ""), units=(replace(unit, rank=None),))
    part = replace(queries.pack(a_review(kind="quarter").id).units, run=run)
    page = queries.pack(a_review(kind="ad_hoc").id)
    figures = annex_page(page.review, on=page.review.held_on)
    _statistics, annex = annexes.annexes_of(replace(page, rounds=(part,), areas=None), figures)
    assert next(block for block in annex.blocks if isinstance(block, Table)).rows[0][0] == "–"


def test_the_notice_lists_conclusions_and_who_does_what(season):
    notice = documents.notice_of_conclusions(season.id)
    (listing,) = [block for block in notice.blocks if isinstance(block, Listing)]
    assert listing.items == ("Hỗ trợ các đơn vị còn thấp.", "Thống nhất báo cáo.")
    (table,) = [block for block in notice.blocks if isinstance(block, Table)]
    assert table.rows == (("1", "Hỗ trợ các đơn vị còn thấp", "Xã Tân Quy Tây", "", "", "31/12/2023"),)
    assert (notice.letterhead.superior, notice.letterhead.issuer, notice.letterhead.symbol) == (
        "Ủy ban nhân dân\nthành phố Sa Đéc",
        "Văn phòng HĐND và UBND",
        "TB-VP",
    )
    assert "1 nhiệm vụ được giao" in text_of(notice)


def test_units_given_the_same_share_a_row_and_are_named_there_but_counted_in_the_report():
    a_committee()
    review = a_review("open")
    units = [a_unit(f"Phường {number}").id for number in range(1, 6)]
    withdrawn = a_conclusion(review.id, text="Nhầm")
    operations.withdraw(withdrawn.id, by=SYSTEM, at=MEETING_AT)
    a_conclusion(review.id, *units, text="đẩy mạnh tuyên truyền;")
    (table,) = [block for block in documents.notice_of_conclusions(review.id).blocks if isinstance(block, Table)]
    (row,) = table.rows
    # Numbered as the notice lists them, whatever was withdrawn before.
    assert row[0] == "1"
    assert row[2] == "Phường 1; Phường 2; Phường 3; Phường 4; Phường 5"
    text = text_of(documents.periodic_report(review.id))
    assert "Đẩy mạnh tuyên truyền (5 cơ quan, đơn vị chủ trì)." in text


def test_without_an_office_the_committee_announces_and_without_tasks_there_is_no_table():
    a_unit("UBND xã Tân Dương", Kind.COMMITTEE)
    review = a_review("open", is_simulated=True)
    a_conclusion(review.id, text="Thống nhất báo cáo")
    notice = documents.notice_of_conclusions(review.id)
    assert (notice.letterhead.symbol, notice.letterhead.place) == ("TB-UBND", "Tân Dương")
    assert not [block for block in notice.blocks if isinstance(block, Table)]
    assert notice.note == "Dữ liệu mô phỏng"


def test_a_regular_task_says_so_and_one_without_a_day_too():
    a_committee()
    review = a_review("open")
    a_conclusion(review.id, a_unit().id, text="Đẩy mạnh tuyên truyền", is_regular=True)
    a_conclusion(review.id, a_unit("Phường 5").id, text="Rà soát")
    (table,) = [block for block in documents.notice_of_conclusions(review.id).blocks if isinstance(block, Table)]
    assert [row[-1] for row in table.rows] == ["Thường xuyên", "Không ấn định"]
    assert "Đẩy mạnh tuyên truyền (Phường 3 chủ trì)" in text_of(documents.periodic_report(review.id))


def test_nothing_concluded_is_nothing_to_announce():
    a_committee()
    review = a_review("open")
    conclusion = a_conclusion(review.id)
    operations.withdraw(conclusion.id, by=SYSTEM, at=MEETING_AT)
    with pytest.raises(documents.NothingConcluded):
        documents.notice_of_conclusions(review.id)


@pytest.mark.parametrize(
    ("kind", "cut_off_on", "stem"),
    [
        ("nine_months", date(2023, 9, 14), "bao-cao-cchc-9-thang-2023"),
        ("six_months", date(2023, 6, 14), "bao-cao-cchc-6-thang-2023"),
        ("quarter", date(2023, 3, 14), "bao-cao-cchc-quy-1-2023"),
        ("year", date(2023, 12, 14), "bao-cao-cchc-nam-2023"),
        ("ad_hoc", date(2023, 5, 3), "bao-cao-cchc-03-05-2023"),
    ],
)
def test_files_are_named_after_the_stretch(kind, cut_off_on, stem):
    review = a_review(kind=kind, cut_off_on=cut_off_on, held_on=date(2023, 12, 20))
    assert documents.report_stem(review) == stem
    assert documents.notice_stem(review) == stem.replace("bao-cao-cchc", "thong-bao-ket-luan")


def test_both_documents_are_printed_as_pdf(season):
    for document in (documents.periodic_report(season.id), documents.notice_of_conclusions(season.id)):
        assert render_pdf(document).startswith(b"%PDF-")
