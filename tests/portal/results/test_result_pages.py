"""What a citizen sees of results."""

import hashlib
import re

import pytest
from django.urls import reverse

from sen.reform.accounts.queries import SYSTEM
from sen.reform.publishing.operations import withdraw
from sen.reform.publishing.queries import current
from sen.reform.scoring.queries import approval_of
from tests.factories.forgery import forge
from tests.factories.results import a_round_before_the_council, an_official_run, approved, corrected, published
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


def sealed(card):
    """The digest the leader approved."""
    return approval_of(card.id).digest


def address(card, *more):
    return f"/ket-qua/2023/{card.key}/" + "".join(f"{each}/" for each in more)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")]).split())


def test_trap_28_a_portal_without_results_says_so(get_page):
    page = get_page("/ket-qua/")
    assert "Chưa có kết quả nào được công bố." in page
    assert page.count("<h1") == 1


def test_the_menu_leads_to_results(get_page):
    assert re.search(r'<a href="/ket-qua/">Kết quả</a>', get_page("/"))
    assert re.search(r'<a href="/ket-qua/" aria-current="true">Kết quả</a>', get_page("/kiem-chung/"))


def test_provisional_figures_never_appear(get_page):
    card = a_round_before_the_council(is_simulated=True)
    an_official_run(card)
    assert card.title not in get_page("/ket-qua/")
    page = get_page(address(card), status=404)
    assert card.title not in page
    get_page(address(card, "phuong-b"), status=404)
    get_page(f"/ket-qua/2023/{card.key}/ban-1.csv", status=404)


def test_a_result_says_what_it_is_and_who_stands_where(get_page, card):
    assert card.title in get_page("/ket-qua/")
    said = words(get_page(address(card)))
    assert f"Kết quả chính thức, bản 1, công bố lúc 09:00 20/9/2023; số liệu đến ngày {card.cut_off_on.day}" in said
    assert "3 xã, phường; Phường B dẫn đầu với 90,00 %; khoảng cách nhất – chót 20,00 điểm phần trăm." in said
    for shown in ("dữ liệu mô phỏng", "bộ chỉ số mẫu", "Bộ chỉ số thử, phiên bản 2023.1", "Năm trước chưa có kết quả"):
        assert shown in said
    assert "1 Phường B Tốt 90,00 % 9,00 / 10 điểm 2 Phường A Tốt 80,00 % 8,00 / 10 điểm" in said
    assert "2.023" not in said


def test_a_unit_shows_every_point_with_its_sentence(get_page, card):
    page = get_page(address(card, "phuong-b"))
    said = words(page)
    assert "Hạng 1 trên 3 đơn vị; xếp loại Tốt; cao hơn trung vị của nhóm 10,00 điểm phần trăm." in said
    # Once among its strengths, once with its sentence.
    assert said.count("1.1.1 Mức độ thực hiện kế hoạch") == 2
    assert "95" in said
    assert page.count("<h1") == 1
    get_page(address(card, "phuong-z"), status=404)


def test_a_unit_has_one_address(client, card):
    code = current(2023, card.key).groups[0].units[0].code
    answer = client.get(address(card, code))
    assert (answer.status_code, answer.url) == (302, address(card, "phuong-b"))


def test_a_correction_is_told_with_its_reason(get_page, card, at):
    corrected(card, at)
    said = words(get_page(address(card)))
    assert "bản 2" in said
    assert "Lý do: Đính chính số liệu kế hoạch của một phường" in said
    assert said.index("Bản 2: Đính chính") < said.index("Bản 1: Công bố")


def test_a_withdrawn_result_shows_why_and_no_figure(get_page, card, at):
    withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
    assert "Thu hồi" in get_page("/ket-qua/")
    said = words(get_page(address(card)))
    assert "đã được thu hồi" in said
    assert "Lý do: Sai số liệu gốc" in said
    assert "Phường B" not in said
    get_page(address(card, "phuong-b"), status=404)
    get_page(f"/ket-qua/2023/{card.key}/ban-1.json", status=404)


def test_a_touched_result_shows_no_figure(get_page, card):
    forge("publishing_publishedresult", "UPDATE publishing_publishedresult SET reason = 'x'")
    said = words(get_page(address(card)))
    assert "đã bị thay đổi sau khi niêm phong" in said
    assert "Phường B" not in said


def test_files_may_be_taken_away_and_checked(client, card):
    digest = sealed(card)
    table = client.get(f"/ket-qua/2023/{card.key}/ban-1.csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="ket-qua-2023-{card.key}-ban-1.csv"' in table["Content-Disposition"]
    text = client.get(f"/ket-qua/2023/{card.key}/ban-1.json")
    assert hashlib.sha256(text.content).hexdigest() == digest


def test_every_column_of_the_table_is_explained(get_page, card):
    said = get_page(address(card))
    for column in ("ma_don_vi", "ty_le", "trang_thai", "vi_sao"):
        assert f"<dt>{column}</dt>" in said
    assert "Số thập phân dùng dấu chấm" in said


class TestVerifying:
    """What the QR code on the minutes opens."""

    def test_a_current_result_is_genuine(self, get_page, card):
        digest = sealed(card)
        said = words(get_page(reverse("portal:verify", args=(digest,))))
        for shown in ("Đúng bản gốc, đang có hiệu lực", "nguyên vẹn", "bản 1", digest[:8], "dữ liệu mô phỏng"):
            assert shown in said
        assert "Số đơn vị 3" in said

    def test_a_corrected_one_says_by_what(self, get_page, card, at):
        digest = sealed(card)
        second = corrected(card, at)
        page = get_page(f"/kiem-chung/{digest}/")
        assert "đã có bản đính chính" in page
        assert f"/kiem-chung/{second}/" in page
        assert "nguyên vẹn" in page

    def test_a_withdrawn_one_says_why(self, get_page, card, at):
        digest = sealed(card)
        withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
        said = words(get_page(f"/kiem-chung/{digest}/"))
        assert "Đúng bản gốc, nhưng đã thu hồi" in said
        assert "Lý do: Sai số liệu gốc" in said

    def test_a_changed_one_says_so(self, get_page, card):
        digest = sealed(card)
        forge("publishing_publishedresult", "UPDATE publishing_publishedresult SET published_by = 'x'")
        said = words(get_page(f"/kiem-chung/{digest}/"))
        assert "đã bị thay đổi" in said
        assert "nguyên vẹn" not in said

    def test_an_unknown_one_is_not_found_and_gives_no_hint(self, get_page, card):
        digest = sealed(card)
        for unknown in ("0" * 64, digest[:11], digest[:-1] + "x", "abc"):
            page = get_page(f"/kiem-chung/{unknown}/", status=404)
            assert "Không có kết quả nào mang mã này" in page
            assert digest not in page
            assert card.title not in page

    def test_an_approved_result_is_unknown_before_it_is_public(self, get_page):
        get_page(f"/kiem-chung/{approved(a_round_before_the_council())}/", status=404)

    def test_a_typed_code_leads_to_its_page(self, client, card):
        digest = sealed(card)
        answer = client.get("/kiem-chung/", {"ma": f"{digest[:6].upper()} {digest[6:12]}"})
        assert (answer.status_code, answer.url) == (302, f"/kiem-chung/{digest[:12]}/")
        assert client.get(answer.url).status_code == 200

    @pytest.mark.parametrize(("typed", "sentence"), [("", "Hãy nhập mã"), ("abc", "ít nhất 12 ký tự")])
    def test_what_is_no_code_is_said_in_the_form(self, client, typed, sentence):
        answer = client.get("/kiem-chung/", {"ma": typed})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_pages_are_asked_for_again_and_cost_nothing_when_unchanged(client, card, at):
    for path in (address(card), address(card, "phuong-b"), f"/ket-qua/2023/{card.key}/ban-1.json"):
        first = client.get(path)
        assert "no-cache" in first["Cache-Control"]
        assert first["Last-Modified"] == "Wed, 20 Sep 2023 02:00:00 GMT"
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    before = client.get(address(card))["ETag"]
    corrected(card, at)
    assert client.get(address(card), headers={"If-None-Match": before}).status_code == 200


def test_nothing_is_changed_by_reading(client, card):
    for path in ("/ket-qua/", address(card), "/kiem-chung/"):
        assert client.post(path).status_code == 405


def test_a_ranking_takes_few_queries(client, card, django_assert_max_num_queries):
    # The site of the request takes some; the text is read and checked once a process.
    for path, most in (("/ket-qua/", 4), (address(card), 14), (address(card, "phuong-b"), 7)):
        with django_assert_max_num_queries(most):
            client.get(path)


def test_crawlers_are_told_of_results(client, card):
    said = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://testserver{address(card)}</loc><lastmod>2023-09-20</lastmod>" in said
