"""The letter that urges a unit: its figures are the data, its form is Nghị định 30, and it changes no task."""

import io
from datetime import UTC, date, datetime

import docx
import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations, queries
from sen.reform.directives.documents.urging import addressee, urging_letter
from sen.reform.directives.operations.urging import NothingOverdue, ReportByPassed, urge
from sen.reform.directives.queries import Standing
from sen.reform.directives.queries.units import UnknownUnit
from sen.reform.directives.queries.urging import (
    LetterNotFound,
    letter,
    letters,
    overdue_units,
    usual_report_by,
)
from sen.reform.documents.rendering import formats_of, render
from sen.reform.notifications.queries import notices_of
from sen.reform.organizations.kinds import Kind
from sen.reform.scoring.documents import NoCommittee
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of, pdf_pages
from tests.reform.documents.nd30 import form_of, violations
from tests.scenes import scene

pytestmark = pytest.mark.django_db

ON = date(2023, 9, 21)
GIVEN = datetime(2023, 7, 3, 2, tzinfo=UTC)


@scene
def ward():
    """A ward with three overdue tasks, one in time, one closed."""
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    unit = a_unit("Phường 3")
    for title, due_on in (("Niêm yết thủ tục", (9, 18)), ("Số hóa hồ sơ", (8, 31)), ("Báo cáo quý", (9, 20))):
        a_task(unit.id, title=title, at=GIVEN, due_on=date(2023, *due_on), product=f"Sản phẩm của {title}")
    a_task(unit.id, title="Còn hạn", at=GIVEN, due_on=ON)
    closed = a_task(unit.id, title="Đã hủy", at=GIVEN, due_on=date(2023, 8, 1))
    operations.cancel_task(closed, reason="Thay việc khác", by=SYSTEM, at=GIVEN)
    return unit


def _urge(unit, at, **said):
    return letter(urge(unit.id, by=SYSTEM, at=at, **said))


def test_the_letter_freezes_what_is_overdue_as_it_stands(ward, at):
    before = queries.tasks(on=ON)
    card = _urge(ward, at)
    lines = queries.tasks(on=ON, unit_ids=(ward.id,), states=(Standing.OVERDUE,))
    assert [(task.id, task.title, task.due_on, task.days_overdue) for task in card.tasks] == [
        (line.id, line.title, line.due_on, -line.days_left) for line in lines
    ]
    assert [task.days_overdue for task in card.tasks] == [21, 3, 1]
    assert (card.issued_on, card.report_by_on, card.number) == (ON, date(2023, 9, 28), "")
    assert queries.tasks(on=ON) == before, "urging changes no task"
    # What happens afterwards leaves the letter as it was.
    operations.report_task(card.tasks[0].id, result="Xong", finished_on=ON, by=SYSTEM, at=at)
    assert letter(card.id).tasks == card.tasks


@pytest.mark.parametrize("day", [(2023, 8, 31), (2023, 9, 15), (2023, 9, 21)])
def test_a_unit_has_five_working_days_to_report(day):
    by = usual_report_by(date(*day))
    assert (
        by
        == {(2023, 8, 31): date(2023, 9, 11), (2023, 9, 15): date(2023, 9, 22), (2023, 9, 21): date(2023, 9, 28)}[day]
    )


def test_the_head_and_the_officer_are_told_and_nobody_else(ward, at):
    head, officer = (an_actor(role, unit_id=ward.id) for role in (Role.UNIT_HEAD, Role.FOCAL_OFFICER))
    others = (an_actor(Role.UNIT_HEAD), an_actor(Role.SECRETARY))
    card = _urge(ward, at)
    for person in (head, officer):
        (notice,) = notices_of(person.user_id)
        assert notice.sentence == "Đôn đốc Phường 3 báo cáo 3 nhiệm vụ quá hạn trước ngày 28/9/2023."
        assert notice.url == f"/nhiem-vu/don-doc/cong-van/{card.id}/"
    assert [notices_of(person.user_id) for person in others] == [(), ()]


def test_letters_are_listed_and_the_unit_shows_when_it_was_last_urged(ward, at):
    other = a_unit("Xã Tân Khánh Đông", Kind.COMMUNE)
    a_task(other.id, at=GIVEN, due_on=date(2023, 7, 31))
    (first, second) = overdue_units(ON)
    assert [(unit.name, len(unit.tasks), unit.longest) for unit in (first, second)] == [
        ("Xã Tân Khánh Đông", 1, 52),
        ("Phường 3", 3, 21),
    ]
    assert (second.last_urged_on, second.report_by_on) == (None, None)
    card = _urge(ward, at, number=7, report_by_on=date(2023, 9, 25))
    (_first, second) = overdue_units(ON)
    assert (second.last_urged_on, second.report_by_on) == (ON, date(2023, 9, 25))
    assert overdue_units(date(2023, 9, 20))[1].last_urged_on is None, "as of the day before, it had not been urged"
    assert letters() == letters(unit_ids=(ward.id,)) == (card,)
    assert letters(unit_ids=(other.id,)) == ()


def test_a_letter_needs_something_overdue_and_time_to_report(ward, at):
    with pytest.raises(NothingOverdue, match="21/9/2023, Phường 4"):
        urge(a_unit("Phường 4").id, by=SYSTEM, at=at)
    with pytest.raises(ReportByPassed, match="không phải 21/9/2023"):
        urge(ward.id, report_by_on=ON, by=SYSTEM, at=at)
    with pytest.raises(UnknownUnit):
        urge(404, by=SYSTEM, at=at)
    with pytest.raises(LetterNotFound):
        letter(404)
    assert letters() == ()


def test_the_document_says_the_figures_of_the_letter_and_keeps_to_the_form(ward, at):
    document = urging_letter(_urge(ward, at, number=45))
    data = render(document, "docx").data
    assert violations(data) == []
    form = form_of(data)
    assert form.number.text == "Số: 45/UBND-NV"
    words = "\n".join(paragraph.text for paragraph in docx.Document(_file(data)).paragraphs)
    assert "tính đến ngày 21/9/2023, UBND Phường 3 còn 3 nhiệm vụ quá hạn, lâu nhất là 21 ngày" in words
    assert "chậm nhất vào ngày 28/9/2023" in words
    table = next(one for one in docx.Document(_file(data)).tables if one.rows[0].cells[0].text == "STT")
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        ["1", "Số hóa hồ sơ", "Sản phẩm của Số hóa hồ sơ", "31/8/2023", "21"],
        ["2", "Niêm yết thủ tục", "Sản phẩm của Niêm yết thủ tục", "18/9/2023", "3"],
        ["3", "Báo cáo quý", "Sản phẩm của Báo cáo quý", "20/9/2023", "1"],
    ]


def _file(data):
    return io.BytesIO(data)


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("Phường 3", Kind.WARD, "UBND Phường 3"),
        ("Xã Tân Phú Đông", Kind.COMMUNE, "UBND Xã Tân Phú Đông"),
        ("Phòng Tư pháp", Kind.DEPARTMENT, "Phòng Tư pháp"),
    ],
)
def test_a_ward_is_written_to_through_its_committee(name, kind, written, at):
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    unit = a_unit(name, kind)
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    card = _urge(unit, at)
    assert addressee(card) == written
    assert urging_letter(card).addressees == (written,)


def test_the_number_may_be_given_later_and_demonstrations_say_so(ward, at, settings):
    card = _urge(ward, at)
    assert form_of(render(urging_letter(card), "docx").data).number.text.startswith("Số: \u00a0")
    assert urging_letter(card).note == ""
    settings.SEN_DEMO = {"site": "Sa Đéc"}
    assert urging_letter(card).note == "Dữ liệu mô phỏng"


def test_the_letter_is_an_archival_pdf_with_the_same_words(ward, at):
    document = urging_letter(_urge(ward, at))
    assert formats_of(document) == ("docx", "pdf", "xlsx")
    data = render(document, "pdf").data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    words = " ".join(" ".join(pdf_pages(data)).split())
    for said in ("V/v đôn đốc thực hiện nhiệm vụ quá hạn", "Kính gửi", "Số hóa hồ sơ", "31/8/2023", "Nơi nhận"):
        assert said in words


@needs_libreoffice
def test_libreoffice_opens_the_letter(ward, at, tmp_path):
    pages = pages_of(render(urging_letter(_urge(ward, at)), "docx").data, "docx", tmp_path)
    assert "Niêm yết thủ tục" in pages[0]


def test_without_a_committee_nobody_could_issue_it(at):
    unit = a_unit("Phường 3")
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    with pytest.raises(NoCommittee):
        urging_letter(_urge(unit, at))
