"""Following up on pages: who is late, the rule of reminders, and letters that urge."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives.operations.urging import urge
from sen.reform.directives.queries.follow_up import follow_up_rule, follow_up_rules
from sen.reform.directives.queries.urging import letters
from sen.reform.organizations.kinds import Kind
from tests.factories.directives import a_task
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

GIVEN = datetime(2023, 7, 3, 2, tzinfo=UTC)
RULE = "/nhiem-vu/don-doc/cai-dat/"
SAID = {
    "remind_days_before": "10; 5 2",
    "head_after_days": "2",
    "secretary_after_days": "4",
    "leader_after_days": "9",
    "quiet_from": "17:30",
    "quiet_to": "07:30",
}


@scene
def ward():
    """A ward that is late with two tasks."""
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    unit = a_unit("Phường 3")
    for title, day in (("Niêm yết thủ tục", 18), ("Số hóa hồ sơ", 1)):
        a_task(unit.id, title=title, at=GIVEN, due_on=date(2023, 9, day))
    return unit


def test_the_overview_names_each_late_unit_with_its_tasks(ward, sign_in, get_page):
    sign_in(Role.SECRETARY)
    page = get_page("/nhiem-vu/don-doc/")
    assert "2 nhiệm vụ quá hạn ở 1 đơn vị" in page
    assert "lâu nhất 20 ngày" in page
    assert "chưa có công văn đôn đốc" in page
    assert f"/nhiem-vu/don-doc/don-vi/{ward.id}/" in page


def test_a_unit_sees_only_itself_and_its_letters(ward, sign_in, get_page, at):
    other = a_unit("Phường 4")
    a_task(other.id, title="Việc nơi khác", at=GIVEN, due_on=date(2023, 9, 1))
    mine, theirs = (urge(unit.id, by=SYSTEM, at=at) for unit in (ward, other))
    sign_in(Role.UNIT_HEAD, ward.id)
    page = get_page("/nhiem-vu/don-doc/")
    assert "Phường 3: công văn ngày 21/9/2023" in page
    assert "Việc nơi khác" not in page
    assert "Lập công văn" not in page
    get_page(f"/nhiem-vu/don-doc/cong-van/{mine}/")
    get_page(f"/nhiem-vu/don-doc/don-vi/{ward.id}/")
    for url in (f"cong-van/{theirs}/", f"cong-van/{theirs}/tep.docx", f"don-vi/{other.id}/"):
        assert "đơn vị khác" in get_page(f"/nhiem-vu/don-doc/{url}", status=403)


def test_nothing_overdue_is_said(sign_in, get_page):
    sign_in(Role.LEADER)
    page = get_page("/nhiem-vu/don-doc/")
    assert "Không có nhiệm vụ quá hạn" in page
    assert "Chưa có công văn đôn đốc nào" in page
    assert "không có nhiệm vụ quá hạn" in get_page(f"/nhiem-vu/don-doc/don-vi/{a_unit().id}/")


def test_the_secretary_urges_a_unit_and_takes_the_letter(ward, sign_in, client, get_page):
    sign_in(Role.SECRETARY)
    url = f"/nhiem-vu/don-doc/don-vi/{ward.id}/"
    assert 'value="28/09/2023"' in get_page(url)
    page = client.post(url, {"number": "45", "report_by_on": "29/9/2023"}, follow=True).content.decode()
    assert "Đã lập công văn và báo cho đơn vị" in page
    assert "UNDEFINED" not in page
    (card,) = letters()
    assert (card.number, card.report_by_on) == ("45", date(2023, 9, 29))
    for file_format in ("docx", "pdf", "xlsx"):
        answer = client.get(f"/nhiem-vu/don-doc/cong-van/{card.id}/tep.{file_format}")
        assert answer["Content-Disposition"] == f'attachment; filename="don-doc-phuong-3-21-09-2023.{file_format}"'
    assert client.get(f"/nhiem-vu/don-doc/cong-van/{card.id}/tep.exe").status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"report_by_on": "21/9/2023"}, "sau ngày đó"),
        ({"report_by_on": ""}, "Báo cáo chậm nhất"),
        ({"number": "0", "report_by_on": "29/9/2023"}, "Số công văn"),
    ],
)
def test_a_letter_that_cannot_be_made_comes_back(said, words, ward, sign_in, client):
    sign_in(Role.SECRETARY)
    answer = client.post(f"/nhiem-vu/don-doc/don-vi/{ward.id}/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode().split("error-summary")[1]
    assert letters() == ()


def test_only_those_who_give_tasks_urge(ward, sign_in, client):
    sign_in(Role.UNIT_HEAD, ward.id)
    assert client.post(f"/nhiem-vu/don-doc/don-vi/{ward.id}/", {"report_by_on": "29/9/2023"}).status_code == 403
    sign_in(Role.LEADER)
    assert client.post("/nhiem-vu/don-doc/don-vi/99999999/", {"report_by_on": "29/9/2023"}).status_code == 404
    assert client.get("/nhiem-vu/don-doc/don-vi/99999999/").status_code == 404
    assert client.get("/nhiem-vu/don-doc/cong-van/99999999/").status_code == 404
    assert letters() == ()


def test_everybody_reads_the_rule_and_what_is_customary_in_it(sign_in, get_page):
    sign_in(Role.FOCAL_OFFICER)
    page = get_page(RULE)
    assert "Nhắc trước 7, 3, 1 ngày" in page
    assert "theo thông lệ, không phải quy định" in page
    assert "Quyết định 42/2014/QĐ-TTg" in page
    assert "<form method" not in page.split("Cách hoạt động")[0].split("Quy tắc đang áp dụng")[1]


def test_the_secretary_changes_the_rule_and_the_page_keeps_who_did(sign_in, client):
    by = sign_in(Role.SECRETARY)
    page = client.post(RULE, SAID, follow=True).content.decode()
    assert "Quy tắc có hiệu lực từ bây giờ" in page
    assert "Nhắc trước 10, 5, 2 ngày" in page
    assert by.name in page.split("Các quy tắc từ trước đến nay")[-1]
    rule = follow_up_rule()
    assert (rule.remind_days_before, rule.leader_after_days, f"{rule.quiet_from:%H:%M}") == ((10, 5, 2), 9, "17:30")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"remind_days_before": "bảy"}, "Hãy ghi số ngày"),
        ({"remind_days_before": ""}, "Nhắc cán bộ đầu mối"),
        ({"remind_days_before": "99"}, "từ một đến năm mốc"),
        ({"head_after_days": "5"}, "lần lượt"),
        ({"leader_after_days": "400"}, "Báo lãnh đạo"),
        ({"quiet_from": "25:00"}, "Giờ yên lặng"),
    ],
)
def test_a_rule_that_cannot_be_followed_comes_back(said, words, sign_in, client):
    sign_in(Role.ADMINISTRATOR)
    answer = client.post(RULE, {**SAID, **said})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert follow_up_rules() == ()


def test_others_change_nothing_by_address(sign_in, client):
    sign_in(Role.LEADER)
    assert client.post(RULE, SAID).status_code == 403
    sign_in(None)
    assert client.get(RULE).status_code == client.get("/nhiem-vu/don-doc/").status_code == 403
    assert follow_up_rules() == ()


def test_the_pages_take_the_same_queries_for_22_units(ward, sign_in, client, django_assert_max_num_queries):
    a_task(*(a_unit(f"Phường {number}").id for number in range(20, 42)), at=GIVEN, due_on=date(2023, 9, 1))
    sign_in(Role.LEADER)
    # Session, account, posts; the tasks with their records; who was urged, how far they came up, letters, the rule.
    with django_assert_max_num_queries(10):
        client.get("/nhiem-vu/don-doc/")
    with django_assert_max_num_queries(15):
        client.get(f"/nhiem-vu/don-doc/don-vi/{ward.id}/")
