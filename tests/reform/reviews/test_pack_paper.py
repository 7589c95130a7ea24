"""The pack on paper and the minutes: complete, one page each, with the numbers of the data; made while somebody waits."""

import io
from datetime import date, timedelta

import docx
import pypdfium2
import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.common.errors import NotAllowed
from sen.reform.documents.content import Table
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.reviews import documents, jobs, operations, queries
from sen.reform.reviews.models import PackFile
from sen.reform.reviews.operations import Came, NewOpinion
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_sample_round
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.reviews import MEETING_AT, PREPARED_AT, a_committee, a_conclusion, a_review, eight_areas
from tests.factories.units import a_unit
from tests.reform.documents.nd30 import violations
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def city():
    """A committee, a plan, three wards that declared, each below the line, an overdue task."""
    a_committee()
    eight_areas()
    card = a_sample_round(3)
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    wards = [each.unit_id for each in assessments.assessments_of(card.id)]
    a_task(wards[0], title="Số hóa kho hồ sơ", due_on=date(2023, 9, 10))
    return wards


def words_of(pdf: bytes) -> list[str]:
    """What each page says."""
    with pypdfium2.PdfDocument(pdf) as found:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in found]


def cells_of(document) -> list[tuple]:
    """Every row of every table."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def test_the_pack_has_one_page_for_the_chair_and_one_for_each_low_unit(city):
    review = a_review(line_percent=100)
    paper = documents.pack_paper(review.id)
    assert len(paper.annexes) == 1 + len(city)
    pages = words_of(render_pdf(paper))
    assert len(pages) == 2 + len(city)
    assert "8 chỉ số ước đạt 80 % kế hoạch" in pages[0]
    assert "Số hóa kho hồ sơ" in "".join(pages[2:])


def test_the_numbers_of_the_pack_are_those_of_the_plan_and_the_run(city):
    review = a_review(line_percent=100)
    page = queries.pack(review.id)
    rows = cells_of(documents.pack_paper(review.id))
    for area in page.areas.areas:
        shown = (queries.shown(area.percent), queries.shown(area.expected_percent), area.word)
        assert (f"{area.progress.code}. {area.progress.name}", *shown) in rows
    for row in page.units.rows:
        assert any(cells[1] == row.name and cells[2] == queries.shown(row.percent) for cells in rows if len(cells) > 4)


def test_an_empty_season_has_a_pack_too():
    a_committee()
    review = a_review()
    pages = words_of(render_pdf(documents.pack_paper(review.id)))
    assert len(pages) == 1
    assert "Chưa có kế hoạch năm 2023" in pages[0]


def test_whoever_asks_sees_how_far_it_is_and_takes_the_file(city):
    review = a_review(line_percent=100)
    head = an_actor(Role.UNIT_HEAD)
    file_id = operations.ask_for_pack(review.id, by=head, at=PREPARED_AT)
    assert queries.pack_file(review.id, file_id).is_under_way
    # Asked for again while it is made, it is the same one.
    assert operations.ask_for_pack(review.id, by=head, at=PREPARED_AT) == file_id
    with pytest.raises(queries.PackFileNotFound):
        queries.pack_content(review.id, file_id)
    assert jobs.make_pack.func(file_id)
    card = queries.pack_file(review.id, file_id)
    assert (card.is_done, card.pages_done, card.pages) == (True, 5, 5)
    assert queries.pack_content(review.id, file_id).startswith(b"%PDF-1.")
    # Made once; another is made anew when it is asked for.
    assert not jobs.make_pack.func(file_id)
    assert operations.ask_for_pack(review.id, by=head, at=PREPARED_AT) != file_id


def test_every_step_can_be_seen_while_it_is_made(city, monkeypatch):
    review = a_review(line_percent=100)
    file_id = operations.ask_for_pack(review.id, by=SYSTEM, at=PREPARED_AT)
    seen = []
    paper = documents.pack_paper

    def watched(review_id, *, heard):
        def told(done, pages):
            heard(done, pages)
            seen.append(PackFile.objects.values_list("state", "pages_done", "pages").get(pk=file_id))

        return paper(review_id, heard=told)

    monkeypatch.setattr(documents, "pack_paper", watched)
    jobs.make_pack.func(file_id)
    assert seen == [("reading", 2, 5), ("reading", 3, 5), ("reading", 4, 5)]


def test_what_cannot_be_made_says_why(monkeypatch):
    review = a_review()
    file_id = operations.ask_for_pack(review.id, by=SYSTEM, at=PREPARED_AT)
    assert not jobs.make_pack.func(file_id)
    card = queries.pack_file(review.id, file_id)
    assert card.is_failed
    assert "Ủy ban nhân dân" in card.failure


def test_what_breaks_is_logged_and_nobody_waits_for_ever(monkeypatch, caplog):
    review = a_review()
    file_id = operations.ask_for_pack(review.id, by=SYSTEM, at=PREPARED_AT)

    def broken(_review_id, *, heard):
        raise ValueError("no figures")

    monkeypatch.setattr(documents, "pack_paper", broken)
    assert not jobs.make_pack.func(file_id)
    assert queries.pack_file(review.id, file_id).is_failed
    assert "could not be made" in caplog.text


def test_a_stranger_asks_for_nothing_and_a_file_belongs_to_its_meeting():
    review, other = a_review(), a_review(kind="quarter")
    with pytest.raises(NotAllowed):
        operations.ask_for_pack(review.id, by=an_actor(None), at=PREPARED_AT)
    file_id = operations.ask_for_pack(review.id, by=SYSTEM, at=PREPARED_AT)
    with pytest.raises(queries.PackFileNotFound):
        queries.pack_file(other.id, file_id)


@pytest.fixture
def held(city):
    """A meeting with a waiver, attendance, opinions and conclusions, closed."""
    review = a_review()
    operations.waive(review.id, f"overdue:{city[0]}", "Đã họp riêng", by=SYSTEM, at=PREPARED_AT)
    operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)
    item = queries.agenda(review.id)[0]
    office = a_unit("Phòng Nội vụ", "department")
    operations.take_attendance(
        review.id, [Came(city[0], True, "Chủ tịch"), Came(city[1], False, "Bận họp tỉnh")], by=SYSTEM, at=MEETING_AT
    )
    operations.write_opinion(
        review.id, NewOpinion(item.id, "Đề nghị lùi hạn số hóa.", city[0], True), by=SYSTEM, at=MEETING_AT
    )
    a_conclusion(
        review.id,
        city[0],
        text="Hoàn thành số hóa kho hồ sơ",
        item_id=item.id,
        co_ordinator_ids=(office.id,),
        product="Báo cáo",
        due_on=date(2023, 12, 15),
    )
    operations.close_review(review.id, by=SYSTEM, at=MEETING_AT + timedelta(hours=2))
    return review


def test_the_minutes_say_where_when_who_what_and_why(held):
    document = documents.minutes(held.id)
    (text,) = ["\n".join(words_of(render_pdf(document)))]
    for words in (
        "BIÊN BẢN",
        "14 giờ 00 phút, ngày 21 tháng 9 năm 2023",
        "Hội trường UBND thành phố",
        "Có mặt (1 đơn vị): Phường 1 (Chủ tịch)",
        "Vắng mặt (1 đơn vị): Phường 2 (Bận họp tỉnh)",
        "Lý do: Đã họp riêng",
        "Phường 1 (ý kiến khác): Đề nghị lùi hạn số hóa",
        "Giao Phường 1 chủ trì, phối hợp với Phòng Nội vụ; sản phẩm: Báo cáo; thời hạn: 15/12/2023",
        "16 giờ 00 phút",
    ):
        assert words in text
    assert [signature.post for signature in document.signatures] == ["Thư ký", "Chủ tọa"]
    # Minutes say when and where in their text, not beside the motto.
    assert "Sa Đéc, ngày" not in text


def test_the_minutes_survive_into_the_file(held):
    file = docx.Document(io.BytesIO(render_docx(documents.minutes(held.id))))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "Hoàn thành số hóa kho hồ sơ. Giao Phường 1 chủ trì" in text
    assert [item.title in text for item in queries.agenda(held.id)] == [True] * len(queries.agenda(held.id))


@pytest.mark.parametrize("paper", [documents.minutes, documents.notice_of_conclusions, documents.pack_paper])
def test_each_paper_of_a_meeting_has_the_form_of_nghi_dinh_30_and_is_archival(held, paper):
    document = paper(held.id)
    assert violations(render_docx(document)) == []
    pdf = render_pdf(document)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf


def test_a_meeting_that_was_not_opened_has_no_minutes():
    a_committee()
    with pytest.raises(documents.NotHeldYet):
        documents.minutes(a_review().id)


def test_a_meeting_in_session_has_minutes_as_far_as_it_has_come():
    a_committee()
    text = "\n".join(words_of(render_pdf(documents.minutes(a_review("open").id))))
    assert "Cuộc họp không có kết luận" in text
    assert "Thời gian kết thúc: ……" in text
    assert "Văn phòng HĐND và UBND" in text


@pytest.mark.parametrize(
    ("kind", "cut_off_on"),
    [
        ("quarter", date(2023, 3, 14)),
        ("six_months", date(2023, 6, 14)),
        ("nine_months", date(2023, 9, 14)),
        ("year", date(2023, 12, 14)),
        ("ad_hoc", date(2023, 5, 3)),
    ],
)
def test_each_kind_of_meeting_goes_from_prepared_to_its_papers_in_an_empty_season(at, kind, cut_off_on):
    a_committee()
    before = a_review("closed", kind="ad_hoc", cut_off_on=date(2023, 1, 5), held_on=date(2023, 1, 6))
    review = a_review(kind=kind, cut_off_on=cut_off_on, held_on=date(2023, 12, 20))
    assert queries.pack(review.id).followed_up.review.id == before.id
    operations.open_review(review.id, by=SYSTEM, at=at)
    a_conclusion(review.id, a_unit().id)
    operations.close_review(review.id, by=SYSTEM, at=at)
    for paper in (documents.pack_paper, documents.minutes, documents.notice_of_conclusions, documents.periodic_report):
        assert render_pdf(paper(review.id)).startswith(b"%PDF-1.")
