"""How a result was computed, and everything that was ever corrected or taken back."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.publishing.operations import withdraw
from tests.factories.forgery import forge
from tests.factories.results import a_round_before_the_council, corrected, published
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


def test_the_method_says_index_rounding_ties_areas_groups_and_how_to_check(said, card):
    words = said(f"/ket-qua/2023/{card.key}/cach-tinh/")
    for shown in (
        "Bộ chỉ số thử, phiên bản 2023.1",
        "Làm tròn 2 chữ số thập phân, ở từng tiêu chí; từ nửa đơn vị trở lên làm tròn lên",
        "bằng điểm thì cùng hạng, hạng sau bỏ cách (1, 2, 2, 4)",
        "1. Điều hành 6 2. Giải ngân 4",
        "Xã, phường Phường B, Phường A, Phường C",
        "Không cần quyết định riêng",
        "Mọi tiêu chí đều áp dụng cho mọi đơn vị.",
        "SHA-256 của bộ chỉ số",
    ):
        assert shown in words


def test_a_result_from_before_rules_were_kept_says_what_its_text_says(said, card):
    table = "publishing_publishedresult"
    forge(table, f"UPDATE {table} SET method = NULL")
    # Such a version was sealed without rules.
    from sen.reform.publishing.models import PublishedResult
    from sen.reform.publishing.queries import START, seal_of

    version = PublishedResult.objects.get()
    forge(table, f"UPDATE {table} SET seal = '{seal_of(version, START)}'")
    words = said(f"/ket-qua/2023/{card.key}/cach-tinh/")
    assert "cách tính bằng lời chưa được lưu kèm" in words
    assert "1. Điều hành 6 2. Giải ngân 4" in words
    words = said(f"/ket-qua/2023/{card.key}/tieu-chi/1.1.1/")
    assert "Tối đa 2 điểm. Khi công bố kết quả này, cách tính bằng lời chưa được lưu kèm." in words


def test_trap_28_without_corrections_the_log_says_so(said, card):
    assert "Chưa có lần đính chính nào." in said("/dinh-chinh/")


def test_the_log_of_corrections_has_every_reason_the_newest_first(said, card, at):
    corrected(card)
    withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
    words = said("/dinh-chinh/")
    assert words.index("Lý do: Sai số liệu gốc") < words.index("Lý do: Đính chính số liệu kế hoạch của một phường")
    assert "Thu hồi" in words
    assert "dữ liệu mô phỏng" in words


def test_the_log_may_be_followed(client, card, at):
    corrected(card, at)
    answer = client.get("/dinh-chinh/atom.xml")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = answer.content.decode()
    assert "Đính chính số liệu kế hoạch của một phường" in feed
    assert f"<id>http://testserver/ket-qua/2023/{card.key}/#ban-2</id>" in feed
    assert 'rel="alternate" type="application/atom+xml"' in client.get("/dinh-chinh/").content.decode()


def test_the_pages_of_a_withdrawn_result_are_gone_but_for_the_reason(get_page, said, card, at):
    withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
    start = f"/ket-qua/2023/{card.key}/"
    for gone in ("cach-tinh/", "so-sanh/", "linh-vuc/1/", "tieu-chi/1.1.1/", "phuong-b/"):
        get_page(start + gone, status=404)
    assert "Sai số liệu gốc" in said(start)


def test_the_pages_of_a_touched_result_show_no_figure(get_page, card):
    forge("publishing_publishedresult", "UPDATE publishing_publishedresult SET reason = 'x'")
    start = f"/ket-qua/2023/{card.key}/"
    for gone in ("cach-tinh/", "so-sanh/", "linh-vuc/1/", "tieu-chi/1.1.1/", "phuong-b/"):
        get_page(start + gone, status=404)
    assert "90,00" not in get_page(start)
