"""Papers of a season: who is given which, when there is none yet, and what is held back from whom."""

import re

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments.queries import State
from sen.reform.indices.loader import Declared
from sen.reform.organizations.kinds import Kind
from sen.reform.publishing import operations as publishing
from tests.factories.assessments import OPENED_AT, a_round, declared, handed_over, objected, signed
from tests.factories.council import COMMITTEE, a_settled_round, a_ward, member
from tests.factories.indices import NOTHING_NEED_APPLY
from tests.factories.results import all_at, an_official_run, approved
from tests.factories.units import a_unit
from tests.office.council.reading import FOLDER, OF_UNIT, ONE, table_headed, text_of
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def explaining():
    """One ward whose turn it is to explain."""
    return a_ward(handed_over)


@scene
def scored():
    """Two wards with an official score that nobody approved yet."""
    card = a_settled_round()
    an_official_run(card)
    return card


@pytest.mark.parametrize(
    ("step", "marked", "reason"),
    [
        (signed, "–", "–"),  # the appraisers work: the unit reads nothing of theirs
        (handed_over, "0,50", "Thẩm định: Ban hành chậm 3 ngày"),  # its turn came: it reads their mark
        (objected, "0,50", "Thẩm định: Ban hành chậm 3 ngày"),  # the second appraisal stays theirs
    ],
)
def test_a_unit_reads_on_its_sheet_what_its_turn_shows(sign_in, fetch, step, marked, reason):
    one = a_ward(step)
    if step is objected:
        again = operations.Marking("1.1.2", Declared("1.1.2", {"value": "none"}), "Không có văn bản")
        operations.mark(one.id, again, by=SYSTEM, at=OPENED_AT)
    sign_in(Role.UNIT_HEAD, one.unit_id)
    sheet = table_headed(fetch(f"{ONE}bang-diem.docx"), "Điểm tối đa")
    row = next(row for row in sheet.rows if row[0] == "1.1.2")
    assert (row[5], row[6]) == (marked, reason)


def test_a_unit_does_not_read_the_council_before_the_approval(sign_in, fetch, settled):
    one = member(settled, "Phường Một")
    back = operations.Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Hội đồng công nhận")
    operations.mark(one.id, back, by=SYSTEM, at=OPENED_AT)
    an_official_run(settled)
    sign_in(Role.UNIT_HEAD, one.unit_id)
    assert "Hội đồng công nhận" not in text_of(fetch(f"{ONE}bang-diem.docx"))


@pytest.mark.parametrize("name", OF_UNIT)
def test_papers_of_another_unit_are_not_handed_out(sign_in, fetch, name, explaining):
    sign_in(Role.FOCAL_OFFICER, a_unit("Phường Khác").id)
    fetch(f"{ONE}{name}.docx", 403)


def test_appraisers_have_no_paper_of_a_sheet_that_is_not_signed(sign_in, fetch, get_page):
    a_ward(lambda each: declared(each, "1.2", value="1"))
    sign_in(Role.APPRAISER)
    fetch(f"{ONE}bang-diem.docx", 403)
    assert "Chưa có phiếu nào xem được" in get_page(FOLDER)


@pytest.mark.parametrize("name", ["tai-lieu-hop", "bien-ban", "quyet-dinh", "thong-bao"])
@pytest.mark.parametrize("role", [Role.APPRAISER, Role.FOCAL_OFFICER, Role.ADMINISTRATOR])
def test_the_councils_papers_are_not_for_others_before_publication(sign_in, fetch, name, role, scored):
    sign_in(role)
    fetch(f"{FOLDER}{name}.docx", 403)


@pytest.mark.parametrize("name", ["quyet-dinh", "thong-bao"])
def test_once_public_the_decision_is_for_everybody_with_a_post(sign_in, fetch, card, name):
    sign_in(Role.FOCAL_OFFICER)
    fetch(f"{FOLDER}{name}.pdf")


@pytest.mark.parametrize(
    "path", ["khong-co.docx", "bien-ban.txt", "phuong-mot/khong-co.docx", "phuong-mot/bang-diem.txt"]
)
def test_what_there_is_not_is_not_found(sign_in, fetch, card, path):
    sign_in(Role.SECRETARY)
    fetch(FOLDER + path, 404)


def test_nobody_can_issue_a_paper_where_no_committee_is_entered(sign_in, fetch):
    card = a_round(a_unit("Phường Một"))
    sign_in(Role.SECRETARY)
    assert "Ủy ban nhân dân" in fetch(f"{FOLDER}tai-lieu-hop.docx", 400).decode()
    assert card.unit_count == 1


def test_the_folder_says_what_is_not_there_yet_and_why(sign_in, get_page, explaining):
    sign_in(Role.SECRETARY)
    page = get_page(FOLDER)
    assert "Chưa tính điểm chính thức" in page
    assert f'href="{ONE}bang-diem.docx"' in page
    assert f'href="{ONE}thu-thong-bao.docx"' not in page


def test_a_unit_nothing_applies_to_gets_a_sentence_instead_of_a_letter(sign_in, fetch):
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    card = a_round(a_unit("Phường Một"), a_unit("Phường Hai"), text=NOTHING_NEED_APPLY)
    declared(member(card, "Phường Một"), "1.1", not_applicable="Không phát sinh")
    declared(member(card, "Phường Hai"), "1.1", value="1")
    all_at(card, State.COUNCIL)
    approved(card)
    sign_in(Role.SECRETARY)
    assert "không có kết quả để thông báo" in fetch(f"{ONE}thu-thong-bao.docx", 404).decode()
    assert "Không xếp hạng" in text_of(fetch(f"{FOLDER}quyet-dinh.docx"))
    fetch(f"{ONE}bang-diem.docx")
    report = text_of(fetch(f"{ONE}bao-cao-tu-danh-gia.docx"))
    assert re.search(r"1\.1 Tiêu chí: Không phát sinh", report)


def test_a_round_without_units_has_its_plan_and_no_councils_papers(sign_in, fetch):
    from sen.reform.assessments.models import Assessment

    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    card = a_round(a_unit())
    Assessment.objects.filter(round_id=card.id).delete()
    sign_in(Role.SECRETARY)
    fetch(f"{FOLDER}ke-hoach.docx")
    assert "chưa có đơn vị nào" in fetch(f"{FOLDER}tai-lieu-hop.docx", 403).decode()


def test_nothing_is_announced_of_a_withdrawn_result(sign_in, fetch, get_page, card):
    publishing.withdraw(card.id, "Sai sót", by=SYSTEM, at=OPENED_AT)
    sign_in(Role.SECRETARY)
    for path in ("quyet-dinh", "thong-bao", "phuong-mot/thu-thong-bao"):
        assert "thu hồi" in fetch(f"{FOLDER}{path}.docx", 403).decode()
    assert "thu hồi" in get_page(FOLDER)
    fetch(f"{ONE}bang-diem.docx")
