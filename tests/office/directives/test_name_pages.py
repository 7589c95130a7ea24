"""Names learnt from corrections, on a page of their own; one is corrected by saying it anew."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import GazetteerEntry
from sen.reform.directives.operations import DraftCorrection
from sen.reform.organizations.kinds import Kind
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NAMES = "/nhiem-vu/ten-goi/"


@pytest.fixture
def one_stop():
    return a_unit("Bộ phận tiếp nhận và trả kết quả", Kind.OFFICE)


@pytest.fixture
def economy():
    return a_unit("Phòng Kinh tế", Kind.DEPARTMENT)


def _drafted(at, words="Giao Giám đốc Trung tâm Hành chính công rà soát hồ sơ tồn đọng."):
    batch_id = operations.draft_from_text(
        words, source_name="Thông báo 45/TB-UBND", written_on=date(2023, 9, 21), by=SYSTEM, at=at
    )
    return queries.draft_batch(batch_id).drafts


@pytest.fixture
def learnt(at, one_stop):
    (card,) = _drafted(at)
    operations.confirm_draft(card.id, DraftCorrection(card.title, (one_stop.id,)), by=SYSTEM, at=at)
    (name,) = queries.learnt_names()
    return name


def test_a_name_says_what_it_means_from_which_text_by_whom_and_when(sign_in, get_page, learnt):
    sign_in(Role.SECRETARY)
    page = get_page(NAMES)
    assert "“Trung tâm Hành chính công” → Bộ phận tiếp nhận và trả kết quả" in page
    assert "Thông báo 45/TB-UBND" in page
    assert f'href="/nhiem-vu/soan-tu-van-ban/{learnt.batch_id}/"' in page
    assert "Hệ thống · 14:00 21/9/2023" in page


def test_an_empty_list_says_how_names_come(sign_in, get_page):
    sign_in(Role.LEADER)
    assert "Chưa học được tên gọi nào" in get_page(NAMES)


def test_the_pages_of_drafts_lead_here(sign_in, get_page, learnt):
    sign_in(Role.SECRETARY)
    for page in ("/nhiem-vu/soan-tu-van-ban/", f"/nhiem-vu/soan-tu-van-ban/{learnt.batch_id}/"):
        assert f'href="{NAMES}"' in get_page(page)


def test_a_name_is_corrected_and_new_drafts_go_by_it(sign_in, client, get_page, learnt, economy, at):
    sign_in(Role.SECRETARY)
    assert f'action="{NAMES}{learnt.id}/"' in get_page(f"{NAMES}?sua={learnt.id}")
    page = client.post(f"{NAMES}{learnt.id}/", {"unit_id": economy.id}, follow=True).content.decode()
    assert "“Trung tâm Hành chính công” → Phòng Kinh tế" in page
    assert "Trước đó: Bộ phận tiếp nhận và trả kết quả (Hệ thống, 14:00 21/9/2023)" in page
    assert _drafted(at)[0].lead_unit_ids == (economy.id,)
    # Nothing is written over.
    assert GazetteerEntry.objects.count() == 2
    assert [event.name for event in history_of("directives.gazetteerentry", GazetteerEntry.objects.last().pk)] == [
        "name_corrected"
    ]


@pytest.mark.parametrize(("unit_id", "words"), [("404", "404"), ("", "Chỉ đơn vị"), ("x", "x")])
def test_a_forged_unit_comes_back_open(unit_id, words, sign_in, client, learnt):
    sign_in(Role.SECRETARY)
    answer = client.post(f"{NAMES}{learnt.id}/", {"unit_id": unit_id})
    assert answer.status_code == 422
    assert words in answer.content.decode().split("error-summary")[1]
    assert GazetteerEntry.objects.count() == 1


def test_a_correction_that_says_the_same_is_refused(sign_in, client, learnt, one_stop):
    sign_in(Role.SECRETARY)
    answer = client.post(f"{NAMES}{learnt.id}/", {"unit_id": one_stop.id})
    assert answer.status_code == 422
    assert "đang chỉ Bộ phận tiếp nhận và trả kết quả" in answer.content.decode()


def test_of_two_who_correct_at_once_the_second_looks_again(sign_in, client, learnt, economy, one_stop, at):
    operations.correct_name(learnt.id, unit_id=economy.id, by=SYSTEM, at=at)
    with pytest.raises(operations.NameCorrected):
        operations.correct_name(learnt.id, unit_id=one_stop.id, by=SYSTEM, at=at)
    sign_in(Role.SECRETARY)
    answer = client.post(f"{NAMES}{learnt.id}/", {"unit_id": one_stop.id})
    assert answer.status_code == 404
    assert "tên gọi đã được sửa" in answer.content.decode()


def test_a_unit_that_is_gone_and_a_name_that_never_was_are_refused(learnt, at):
    with pytest.raises(operations.UnknownUnit):
        operations.correct_name(learnt.id, unit_id=99999999, by=SYSTEM, at=at)
    with pytest.raises(queries.NameNotFound):
        operations.correct_name(99999999, unit_id=99999999, by=SYSTEM, at=at)


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.FOCAL_OFFICER, Role.EDITOR, None])
def test_only_who_drafts_sees_and_corrects_names(role, sign_in, client, learnt, economy, at):
    sign_in(role)
    assert client.get(NAMES).status_code == 403
    assert client.post(f"{NAMES}{learnt.id}/", {"unit_id": economy.id}).status_code == 403
    with pytest.raises(NotAllowed):
        operations.correct_name(learnt.id, unit_id=economy.id, by=an_actor(role), at=at)
    assert GazetteerEntry.objects.count() == 1


def test_a_damaged_choice_shows_the_list(sign_in, get_page, learnt):
    sign_in(Role.SECRETARY)
    assert "<form method" not in get_page(f"{NAMES}?sua=x").split("<main")[1]


def test_names_take_the_same_queries_however_many_there_are(
    sign_in, client, learnt, economy, one_stop, at, django_assert_max_num_queries
):
    for turn in range(20):
        last = queries.learnt_names()[0].id
        operations.correct_name(last, unit_id=(economy, one_stop)[turn % 2].id, by=SYSTEM, at=at)
    sign_in(Role.SECRETARY)
    # Session, account, posts; then the names, read for the choice and for the page.
    with django_assert_max_num_queries(6):
        client.get(NAMES)
