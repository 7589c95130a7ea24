"""Keeping sites and outages, as an administrator does it."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.news import queries
from tests.factories.news import an_article
from tests.factories.sites import a_site
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
TYPED = {"name": "Phường 3", "key": "phuong-3", "phone": "02773 000 003", "latitude": "10,29", "longitude": "105,76"}


def test_an_administrator_sets_up_a_site_and_changes_it(sign_in, client, get_page):
    sign_in(Role.ADMINISTRATOR)
    unit = a_unit("Phường 3")
    assert "Chưa lập cổng nào" in get_page("/quan-tri/cong/")
    assert client.post("/quan-tri/cong/them/", {**TYPED, "unit": unit.id}).status_code == 302
    (site,) = queries.sites()
    assert (site.name, site.key, str(site.latitude)) == ("Phường 3", "phuong-3", "10.29000")
    page = an_article(unit_id=unit.id, kind="page", title="Lịch sử hình thành")
    assert "Lịch sử hình thành" in get_page(f"/quan-tri/cong/{site.id}/")
    client.post(f"/quan-tri/cong/{site.id}/", {**TYPED, "tagline": "Thành phố Sa Đéc", "menu": [page]})
    assert queries.sites()[0].menu == (page,)
    assert "Lịch sử hình thành" in get_page("/phuong-3/")
    assert "Phường 3" in get_page("/quan-tri/cong/")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"key": "ket-qua"}, "đã được trang hoặc cổng khác dùng"),
        ({"key": "Phường"}, "không dùng làm địa chỉ được"),
        ({"name": ""}, "bắt buộc"),
        ({"latitude": "91"}, "24"),
    ],
)
def test_what_does_not_fit_comes_back_with_a_sentence(sign_in, client, typed, sentence):
    sign_in(Role.ADMINISTRATOR)
    answer = client.post("/quan-tri/cong/them/", {**TYPED, "unit": a_unit("Phường 3").id, **typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    site_id = a_site("Phường 5", "phuong-5")
    assert client.post(f"/quan-tri/cong/{site_id}/", {**TYPED, **typed}).status_code == 422


def test_a_site_is_closed_into_its_successor(sign_in, client, get_page):
    sign_in(Role.ADMINISTRATOR)
    old, new = a_site(), a_site("Phường Sa Đéc", "phuong-sa-dec")
    assert client.post(f"/quan-tri/cong/{old}/dong/", {"on": "sai"}).status_code == 422
    client.post(f"/quan-tri/cong/{old}/dong/", {"on": "30/6/2025", "successor": new})
    assert "Người đọc được dẫn sang Phường Sa Đéc" in get_page(f"/quan-tri/cong/{old}/")
    assert "đóng ngày 30/6/2025" in get_page("/quan-tri/cong/")


def test_an_outage_is_announced_and_taken_back(sign_in, client, get_page):
    sign_in(Role.ADMINISTRATOR)
    soon = {"begins_at": "25/09/2023 20:00", "ends_at": "25/09/2023 22:00", "reason": "Nâng cấp máy chủ"}
    refused = client.post("/quan-tri/cong/ngung/", soon)
    assert refused.status_code == 422
    assert "07 ngày" in refused.content.decode() or "7 ngày làm việc" in refused.content.decode()
    client.post("/quan-tri/cong/ngung/", {**soon, "urgency": "Vá lỗi"})
    (outage,) = queries.outages_to_announce(at=_now())
    assert "Nâng cấp máy chủ" in get_page("/quan-tri/cong/")
    client.post(f"/quan-tri/cong/ngung/{outage.id}/bo/")
    assert "Hiện không có thông báo nào" in get_page("/quan-tri/cong/")


def test_others_are_refused_and_what_is_not_there_says_so(sign_in, get_page, client):
    sign_in(Role.SECRETARY)
    assert "Chỉ quản trị viên" in get_page("/quan-tri/cong/", 403)
    sign_in(Role.ADMINISTRATOR)
    assert "Không có cổng này" in get_page("/quan-tri/cong/999999/", 404)
    assert client.post("/quan-tri/cong/ngung/999999/bo/").status_code == 404


def _now():
    from sen.reform.common.clock import now

    return now()
