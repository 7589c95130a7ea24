"""Who may not declare is told so before anything else, whatever they typed."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import entries_of
from tests.factories.assessments import an_assessment
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return an_assessment()


def address(card) -> str:
    return f"/danh-gia/{card.round.year}/{card.round.key}/{card.unit_slug}/1.1.1/"


@pytest.mark.parametrize("typed", [{"done": "48", "planned": "60"}, {"done": "abc"}, {}])
@pytest.mark.parametrize("role", [None, Role.SECRETARY, Role.FOCAL_OFFICER])
def test_a_stranger_sees_a_refusal_and_no_sheet(card, sign_in, client, role, typed):
    sign_in(role, a_unit("Phường Khác").id)
    response = client.post(address(card), typed)
    assert response.status_code == 403
    assert "Mức độ thực hiện kế hoạch" not in response.content.decode()
    assert entries_of(card.id, "1.1.1") == ()


@pytest.mark.parametrize("typed", [{"done": "48", "planned": "60"}, {"done": "abc"}])
def test_a_closed_window_says_so(card, sign_in, client, typed, settings):
    sign_in(Role.FOCAL_OFFICER, card.unit_id)
    settings.SEN_STORY_DAY = date(2023, 9, 30)
    response = client.post(address(card), typed)
    assert response.status_code == 403
    assert "29/9/2023" in response.content.decode()
    assert entries_of(card.id, "1.1.1") == ()
