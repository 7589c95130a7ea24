"""The statistical annex on screen, and its rows as an administrator keeps them."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.clock import today
from sen.reform.reviews.operations import reporting
from sen.reform.reviews.queries.annex import annex_page
from sen.reform.reviews.queries.catalogue import annex_rows, row_history
from tests.factories.reviews import PREPARED_AT, a_plan_at, a_review
from tests.factories.unit_reports import a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def line(review, code="1.5"):
    return annex_page(review, on=today()).line_of(code)


def test_every_figure_is_shown_with_what_must_be_known_to_read_it(sign_in, get_page):
    unit, _other = a_unit("Phường 1"), a_unit("Phường 2")
    review = a_collection()
    handed_in(review, unit.id, figures={"3.1": "1200"})
    sign_in(Role.UNIT_HEAD, unit.id)
    page = get_page(f"/so-ket/{review.id}/phu-luc/")
    assert "1.200" in page
    assert "thiếu 1/2 đơn vị: Phường 2" in page
    assert "<input" not in page.split("<main", 1)[1]


def test_the_secretary_types_figures_and_they_say_who(client, sign_in, get_page):
    review = a_review()
    actor = sign_in(Role.SECRETARY)
    address = f"/so-ket/{review.id}/phu-luc/"
    assert client.post(address, {"v-1.5": "8", "p-1.5": "5", "s-1.5": "0"})["Location"] == address
    assert (line(review).value, line(review).previous) == (8, 5)
    assert actor.name in get_page(address)
    assert client.post(address, {"v-1.5": "8", "p-1.5": "5", "s-1.5": "0"}).status_code == 302


def test_what_is_typed_wrong_comes_back(client, sign_in):
    review = a_review()
    sign_in(Role.SECRETARY)
    response = client.post(f"/so-ket/{review.id}/phu-luc/", {"v-1.5": "tám"})
    assert response.status_code == 422
    assert 'value="tám"' in response.content.decode()
    assert line(review).value is None


def test_of_two_secretaries_the_second_sees_the_first_and_keeps_what_was_typed(client, sign_in):
    review = a_review()
    reporting.type_figures(review.id, [reporting.NewFigure("1.5", "8", "", 0)], by=SYSTEM, at=PREPARED_AT)
    sign_in(Role.SECRETARY)
    address = f"/so-ket/{review.id}/phu-luc/"
    response = client.post(address, {"v-1.5": "9", "s-1.5": "0"})
    page = response.content.decode()
    assert response.status_code == 409
    assert 'value="9"' in page
    assert "vừa nhập chỉ tiêu 1.5" in page
    version = line(review).typed.version
    assert f'value="{version}"' in page
    assert client.post(address, {"v-1.5": "9", "s-1.5": str(version)}).status_code == 302
    assert line(review).value == 9


def test_the_period_before_is_not_typed_where_a_meeting_was_held(sign_in, get_page):

    a_review(kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 21))
    review = a_review()
    sign_in(Role.SECRETARY)
    page = get_page(f"/so-ket/{review.id}/phu-luc/")
    assert 'name="v-1.5"' in page
    assert 'name="p-1.5"' not in page


def test_only_the_secretary_types(client, sign_in):
    review = a_review()
    sign_in(Role.LEADER)
    assert client.post(f"/so-ket/{review.id}/phu-luc/", {"v-1.5": "8"}).status_code == 403


def test_the_annex_asks_the_database_a_fixed_number_of_times(client, sign_in, django_assert_max_num_queries):
    a_plan_at(a3=60)
    units = [a_unit(f"Xã {number}") for number in range(12)]
    review = a_collection()
    for unit in units:
        handed_in(review, unit.id, figures={"3.1": "5"})
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(25):
        client.get(f"/so-ket/{review.id}/phu-luc/")


ROW = {"group": "IX. Khác", "name": "Mô hình mới", "measure": "mô hình", "level": "city", "period": "cumulative"}


def test_an_administrator_adds_changes_and_drops_a_row(client, sign_in, get_page):
    sign_in(Role.ADMINISTRATOR)
    assert "mặc định, chưa đối chiếu" in get_page("/so-ket/chi-tieu/")
    get_page("/so-ket/chi-tieu/them/")
    assert (
        client.post("/so-ket/chi-tieu/them/", ROW | {"code": "9.1", "computed": "typed", "seen": "0"}).status_code
        == 302
    )
    version = row_history("9.1")[0].version
    changed = ROW | {"code": "1.1", "computed": "unit_sum", "level": "units", "seen": str(version)}
    client.post("/so-ket/chi-tieu/9.1/", changed)
    found = row_history("9.1")[0]
    assert (found.row.code, found.row.computed) == ("9.1", "unit_sum")  # its number stays
    page = get_page("/so-ket/chi-tieu/9.1/")
    assert "Báo cáo của đơn vị, cộng lại" in page
    client.post("/so-ket/chi-tieu/9.1/bo/", {"seen": str(found.version)})
    assert "9.1" not in [row.code for row in annex_rows()]
    assert "không hỏi nữa" in get_page("/so-ket/chi-tieu/")
    assert client.post("/so-ket/chi-tieu/9.1/bo/", {"seen": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"computed": "plan", "source": "mọi thứ"}, "không có số đó"),
        ({"code": "chín một"}, "error"),
        ({"code": "1.5", "seen": "7"}, "Có người khác vừa sửa"),
    ],
)
def test_a_row_that_cannot_be_kept_comes_back(client, sign_in, said, words):
    sign_in(Role.ADMINISTRATOR)
    response = client.post("/so-ket/chi-tieu/them/", ROW | {"code": "9.1", "computed": "typed", "seen": "0"} | said)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_others_read_the_rows_and_do_not_change_them(client, sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "Thêm chỉ tiêu" not in get_page("/so-ket/chi-tieu/")
    assert "Chỉ quản trị viên" in get_page("/so-ket/chi-tieu/1.5/")
    assert client.get("/so-ket/chi-tieu/them/").status_code == 403
    assert client.post("/so-ket/chi-tieu/1.5/", ROW | {"computed": "typed", "seen": "0"}).status_code == 403
    assert client.post("/so-ket/chi-tieu/1.5/bo/", {"seen": "0"}).status_code == 403
    assert client.get("/so-ket/chi-tieu/77/").status_code == 404
