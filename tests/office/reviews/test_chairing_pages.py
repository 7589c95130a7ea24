"""Red figures, minutes, held tasks and the pack as a file, as people use their pages."""

import re
from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import queries as directives
from sen.reform.reviews import jobs, operations, queries
from sen.reform.reviews.kinds import Topic
from tests.factories.directives import a_task
from tests.factories.reviews import (
    MEETING_AT,
    MEETING_DAY,
    PREPARED_AT,
    a_committee,
    a_conclusion,
    a_plan_at,
    a_review,
)
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def red():
    """A meeting whose matter on overdue tasks was taken off, so that one red figure is left."""
    unit = a_unit("Phòng Tư pháp", "department")
    a_task(unit.id, title="Rà soát 12 thủ tục", due_on=date(2023, 9, 10))
    review = a_review()
    item = next(item for item in queries.agenda(review.id) if item.topic == Topic.OVERDUE)
    operations.take_off_agenda(item.id, by=SYSTEM, at=PREPARED_AT)
    return review, f"overdue:{unit.id}"


def test_a_meeting_with_a_red_figure_left_stays_closed_and_the_page_says_which(client, sign_in, red):
    review, _key = red
    sign_in(Role.LEADER)
    response = client.post(f"/so-ket/{review.id}/mo/")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Phòng Tư pháp: 1 nhiệm vụ quá hạn" in page
    assert "hoặc miễn kèm lý do" in page
    assert queries.review(review.id).state == "preparing"


def test_the_secretary_waives_it_and_the_reason_is_read_on_the_pack(client, sign_in, get_page, red):
    review, key = red
    sign_in(Role.SECRETARY)
    assert client.post(f"/so-ket/{review.id}/o-do/mien/", {"o": key, "ly_do": " "}).status_code == 422
    client.post(f"/so-ket/{review.id}/o-do/mien/", {"o": key, "ly_do": "Đã làm việc riêng"})
    assert "Miễn: Đã làm việc riêng" in get_page(f"/so-ket/{review.id}/")
    assert client.post(f"/so-ket/{review.id}/mo/").status_code == 302


def test_all_that_are_left_are_waived_at_once(client, sign_in, get_page, red):
    review, _key = red
    sign_in(Role.SECRETARY)
    assert "Miễn 1 ô đỏ còn lại" in get_page(f"/so-ket/{review.id}/")
    client.post(f"/so-ket/{review.id}/o-do/mien/", {"ly_do": "Đã làm việc riêng"})
    assert queries.pack(review.id).red_left == ()


def test_it_is_put_on_the_agenda_instead_and_taken_off_again(client, sign_in, red):
    review, key = red
    sign_in(Role.SECRETARY)
    client.post(f"/so-ket/{review.id}/o-do/dua-vao/", {"o": key})
    last = queries.agenda(review.id)[-1]
    assert last.red_key == key
    client.post(f"/so-ket/{review.id}/chuong-trinh/{last.id}/bo/")
    assert queries.agenda(review.id)[-1].id != last.id
    assert client.post(f"/so-ket/{review.id}/o-do/dua-vao/", {"o": "unit:404"}).status_code == 404


@pytest.mark.parametrize("path", ["o-do/mien/", "o-do/dua-vao/", "y-kien/", "diem-danh/"])
def test_who_may_not_gets_a_sentence_and_changes_nothing(client, sign_in, red, path):
    review, key = red
    sign_in(Role.UNIT_HEAD)
    item = queries.agenda(review.id)[0]
    said = {"o": key, "ly_do": "x", "muc": item.id, "opinion-text": "x"}
    response = client.post(f"/so-ket/{review.id}/{path}", said)
    assert response.status_code == 403
    assert queries.waivers(review.id) == ()
    assert queries.opinions(review.id) == ()


def test_attendance_is_ticked_on_one_page(client, sign_in, get_page):
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    review = a_review("open")
    sign_in(Role.SECRETARY, one.id)
    page = get_page(f"/so-ket/{review.id}/diem-danh/")
    assert page.count('type="checkbox"') == 2
    said = {f"unit-{one.id}-is_present": "on", f"unit-{one.id}-note": "Chủ tịch", f"unit-{two.id}-note": "Họp tỉnh"}
    client.post(f"/so-ket/{review.id}/diem-danh/", said)
    assert [(line.unit.name, line.is_present, line.note) for line in queries.attendance(review)] == [
        ("Phường 1", True, "Chủ tịch"),
        ("Phường 2", False, "Họp tỉnh"),
    ]
    long = client.post(f"/so-ket/{review.id}/diem-danh/", {f"unit-{one.id}-note": "x" * 201})
    assert long.status_code == 422
    sign_in(Role.UNIT_HEAD, two.id)
    assert "vắng mặt" in get_page(f"/so-ket/{review.id}/diem-danh/")


def test_a_differing_opinion_is_marked_as_one(client, sign_in, get_page):
    unit = a_unit("Phường 1")
    review = a_review("open")
    item = queries.agenda(review.id)[0]
    sign_in(Role.SECRETARY)
    address = f"/so-ket/{review.id}/y-kien/"
    said = {"muc": item.id, "opinion-text": "Xin lùi hạn", "opinion-unit_id": unit.id, "opinion-is_differing": "on"}
    client.post(address, said)
    page = get_page(f"/so-ket/{review.id}/hop/?muc={item.id}")
    assert "Xin lùi hạn" in page
    assert "ý kiến khác" in page
    assert client.post(address, {"muc": item.id, "opinion-text": ""}).status_code == 422
    assert client.post(address, {"opinion-text": "x"}).status_code == 404
    assert len(queries.opinions(review.id)) == 1


def test_a_held_task_is_changed_before_the_meeting_closes(client, sign_in, get_page):
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    review = a_review("open")
    (held,) = a_conclusion(review.id, one.id, text="Số hóa").held
    sign_in(Role.LEADER)
    address = f"/so-ket/{review.id}/nhiem-vu/{held.id}/"
    assert "Số hóa" in get_page(address)
    assert client.post(address, {"title": "Số hóa", "lead_unit_ids": [two.id], "due_on": "1/9/2023"}).status_code == 422
    client.post(address, {"title": "Số hóa kho", "lead_unit_ids": [two.id], "working_days": "10"})
    (now,) = queries.conclusions(review.id)[0].held
    assert (now.title, now.lead_names, now.working_days) == ("Số hóa kho", "Phường 2", 10)
    operations.close_review(review.id, by=SYSTEM, at=MEETING_AT)
    assert client.get(address).status_code == 403
    assert client.get(f"/so-ket/{a_review('open', kind='quarter').id}/nhiem-vu/{held.id}/").status_code == 404


def test_a_form_sent_twice_records_one_conclusion(client, sign_in, get_page):
    review = a_review("open")
    sign_in(Role.LEADER)
    key = re.search(r'name="save_key" value="([\w-]+)"', get_page(f"/so-ket/{review.id}/hop/"))[1]
    for _time in range(2):
        assert client.post(f"/so-ket/{review.id}/ket-luan/", {"title": "Một", "save_key": key}).status_code == 302
    assert [each.text for each in queries.conclusions(review.id)] == ["Một"]


def test_two_people_record_at_once_and_both_are_kept_in_order(client, sign_in):
    review = a_review("open")
    for role, text in ((Role.LEADER, "Một"), (Role.SECRETARY, "Hai")):
        sign_in(role)
        client.post(f"/so-ket/{review.id}/ket-luan/", {"title": text})
    assert [(each.position, each.text) for each in queries.conclusions(review.id)] == [(1, "Một"), (2, "Hai")]


def test_a_meeting_that_cannot_be_closed_says_which_conclusion(client, sign_in, monkeypatch):
    review = a_review("open")
    a_conclusion(review.id, a_unit().id, due_on=MEETING_DAY)
    sign_in(Role.SECRETARY)

    def late(*_args, **_said):
        raise operations.DueBeforeClosing(day="22/9/2023", which="1 (21/9/2023)")

    monkeypatch.setattr(operations, "close_review", late)
    response = client.post(f"/so-ket/{review.id}/ket-thuc/")
    assert response.status_code == 422
    assert "1 (21/9/2023)" in response.content.decode()


def test_the_pack_is_made_in_the_background_and_the_page_says_how_far(client, sign_in, get_page):
    a_committee()
    review = a_review()
    sign_in(Role.UNIT_HEAD)
    # Asked for by somebody else, and not begun: whoever asks now waits for the same file.
    file_id = operations.ask_for_pack(review.id, by=SYSTEM, at=PREPARED_AT)
    address = client.post(f"/so-ket/{review.id}/tep/")["Location"]
    assert address == f"/so-ket/{review.id}/tep/{file_id}/"
    response = client.get(address)
    assert response["Refresh"] == f"2; url={address}"
    assert "Chờ đến lượt" in response.content.decode()
    assert "Xem ngay" in response.content.decode()
    assert client.get(f"{address}pdf/").status_code == 404
    jobs.make_pack.func(file_id)
    done = client.get(address)
    assert "Refresh" not in done
    assert "Tải tệp về" in done.content.decode()
    pdf = client.get(f"{address}pdf/")
    assert pdf.content.startswith(b"%PDF-1.")
    assert "tai-lieu-hop-9-thang-2023.pdf" in pdf["Content-Disposition"]


def test_a_pack_that_cannot_be_made_says_why_and_may_be_asked_for_again(client, sign_in):
    review = a_review()
    sign_in(Role.SECRETARY)
    # In tests what is put into the queue is done at once.
    address = client.post(f"/so-ket/{review.id}/tep/")["Location"]
    page = client.get(address).content.decode()
    assert "Ủy ban nhân dân" in page
    assert "Yêu cầu lại" in page


@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_the_minutes_are_taken_as_a_file(client, sign_in, file_format):
    a_committee()
    review = a_review("open")
    sign_in(Role.LEADER)
    response = client.get(f"/so-ket/{review.id}/bien-ban/{file_format}/")
    assert response.status_code == 200
    assert f"bien-ban-hop-9-thang-2023.{file_format}" in response["Content-Disposition"]
    assert client.get(f"/so-ket/{review.id}/bien-ban/odt/").status_code == 404


def test_the_pack_opens_with_what_became_of_the_meeting_before(client, sign_in, get_page):
    a_plan_at(a1=80)
    june = a_review("open", kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 20))
    a_conclusion(june.id, a_unit("Phường 1").id, text="Số hóa kho hồ sơ")
    operations.close_review(june.id, by=SYSTEM, at=PREPARED_AT)
    review = a_review()
    sign_in(Role.LEADER)
    main = get_page(f"/so-ket/{review.id}/").split("<main")[1]
    assert main.index("Số hóa kho hồ sơ") < main.index("Chỉ đạo, điều hành")
    (line,) = queries.pack(review.id).followed_up.lines
    assert line.counts.assigned == len(directives.tasks(on=MEETING_DAY)) == 1
