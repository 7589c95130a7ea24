"""The pages about units that are still low."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.directives import queries as directives
from tests.conftest import MEETING_DAY
from tests.factories.assessments import a_round
from tests.factories.support import a_low_round
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def low_round():
    return a_low_round()


@pytest.fixture
def here(low_round):
    return f"/ho-tro/{low_round.card.year}/{low_round.card.key}/"


def test_the_chair_sees_who_is_low_and_goes_down_to_a_criterion(sign_in, get_page, here):
    sign_in(Role.LEADER)
    overview = get_page(here)
    assert "1 đơn vị dưới 70" in overview
    assert f"{here}xa-thap/" in overview
    assert "Phường Khá, Phường Giỏi" in get_page(f"{here}xa-thap/") or "Phường Giỏi, Phường Khá" in get_page(
        f"{here}xa-thap/"
    )
    criterion = get_page(f"{here}xa-thap/1.1.1/")
    assert "96 nhiệm vụ" in criterion
    assert "19/10/2023" in criterion


def test_one_step_gives_the_support_task(sign_in, client, here, low_round):
    sign_in(Role.SECRETARY)
    answer = client.post(f"{here}xa-thap/1.1.2/", {"peer_unit_id": low_round.better.id, "due_on": "31/10/2023"})
    (task,) = directives.tasks(on=MEETING_DAY)
    assert answer["Location"] == f"/nhiem-vu/{task.id}/"
    assert "Phường Giỏi" in task.title
    assert "Đang hỗ trợ" in client.get(f"{here}xa-thap/1.1.2/").content.decode()


@pytest.mark.parametrize(
    "said", [{"due_on": "1/9/2023"}, {"due_on": ""}, {"due_on": "31/10/2023", "peer_unit_id": "9999"}]
)
def test_a_wrong_day_or_peer_is_explained_and_nothing_is_given(sign_in, client, here, said):
    sign_in(Role.SECRETARY)
    answer = client.post(f"{here}xa-thap/1.1.2/", {"peer_unit_id": "", **said})
    assert answer.status_code == 422
    assert directives.tasks(on=MEETING_DAY) == ()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SECRETARY, Role.LEADER)])
@pytest.mark.parametrize("path", ["", "xa-thap/", "xa-thap/1.1.1/"])
def test_other_units_figures_are_not_for_everybody(sign_in, get_page, here, role, path):
    sign_in(role)
    get_page(here + path, 403)


def test_the_newest_computed_round_is_shown_first(sign_in, client, here):
    sign_in(Role.LEADER)
    assert client.get("/ho-tro/")["Location"] == here


def test_without_points_the_page_leads_on(sign_in, get_page):
    a_round()
    sign_in(Role.LEADER)
    assert "Chưa có điểm" in get_page("/ho-tro/")
    assert "Đến các đợt đánh giá" in get_page("/ho-tro/2023/xa-phuong/")


def test_the_queries_do_not_grow_with_the_criteria(sign_in, client, here, django_assert_max_num_queries):
    sign_in(Role.LEADER)
    for path, most in (("", 16), ("xa-thap/", 16), ("xa-thap/1.1.1/", 26)):
        with django_assert_max_num_queries(most):
            client.get(here + path)
