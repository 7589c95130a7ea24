"""The tray of proposed figures: seen with source and day, taken one by one or together."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments import facts, queries
from sen.reform.assessments.queries import Proposal
from tests.factories.assessments import CUT_OFF, declared
from tests.office.sheets.conftest import SHEET

pytestmark = pytest.mark.django_db

TRAY = f"{SHEET}de-xuat/"
DONE = Proposal("1.1.1", {"done": "48", "planned": "60"}, "Sổ nhiệm vụ", CUT_OFF, "60 nhiệm vụ đến hạn")
LEVEL = Proposal("1.1.2", {"value": "in_time"}, "Sổ văn bản", CUT_OFF)


@pytest.fixture(autouse=True)
def _offered(monkeypatch):
    monkeypatch.setattr(facts, "_SOURCES", {"test": lambda _card, _answers: iter([DONE, LEVEL])})


def test_a_proposal_is_shown_at_its_criterion_and_fills_nothing(see, card, officer):
    page = see()
    assert "2 số liệu đề xuất điền" in page
    assert "Đề xuất: Nhiệm vụ đã hoàn thành: 48 nhiệm vụ; Nhiệm vụ trong kế hoạch: 60 nhiệm vụ" in page
    assert "(Sổ nhiệm vụ, đến 14/9/2023)" in page
    assert 'value="48"' not in page


def test_the_tray_lays_them_beside_what_is_declared(see, card, officer):
    declared(card, "1.1.2", value="late")
    page = see(TRAY)
    assert "60 nhiệm vụ đến hạn" in page
    assert "chậm" in page
    assert page.count("checked") == 1  # what would replace an answer is not ticked beforehand


def test_one_is_taken_and_leads_back_to_its_criterion(client, card, officer):
    answer = client.post(TRAY, {"chon": DONE.key, "ve": "1.1.1"})
    assert answer.url == f"{SHEET}?linh-vuc=1#c-1.1.1"
    assert set(queries.answers_of_unit(card.id).answers) == {"1.1.1"}


def test_all_are_taken_together(client, see, card, officer):
    assert client.post(TRAY, {"chon": [DONE.key, LEVEL.key]}).url == SHEET
    assert set(queries.answers_of_unit(card.id).answers) == {"1.1.1", "1.1.2"}
    assert "Đã nhận 2 đề xuất." in see()
    assert "Hiện không có đề xuất nào" in see(TRAY)


@pytest.mark.parametrize(("chosen", "status"), [({}, 400), ({"chon": "la"}, 409)])
def test_what_cannot_be_taken_takes_nothing(client, card, officer, chosen, status):
    assert client.post(TRAY, chosen).status_code == status
    assert queries.answers_of_unit(card.id).answers == {}


def test_who_only_reads_is_offered_nothing(see, client, card, head):
    assert "Đề xuất:" not in see()
    assert "Hiện không có đề xuất nào" in see(TRAY)
    assert client.post(TRAY, {"chon": DONE.key}).status_code == 403


def test_strangers_do_not_see_the_tray(client, sign_in, card):
    sign_in(Role.SECRETARY)
    assert client.get(TRAY).status_code == 403
