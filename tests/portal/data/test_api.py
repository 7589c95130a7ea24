"""The read-only API: what it answers, what it refuses and how, and that its description is true."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest

from sen.portal.data.api import limits
from sen.portal.data.api.limits import MOST_NETWORKS, HourlyCounts
from sen.portal.data.api.openapi import document, path_of
from sen.portal.data.api.resources import RESOURCES
from sen.reform.accounts.queries import SYSTEM
from sen.reform.news.workflow import State
from sen.reform.publishing.operations import withdraw
from tests.factories.news import an_article
from tests.factories.results import a_round_before_the_council, an_official_run, corrected

pytestmark = pytest.mark.django_db
ROOT = "/api/v1"
AT = datetime(2023, 9, 21, 7, 20, 30, tzinfo=UTC)


@pytest.fixture
def ask(client):
    def _ask(path: str, status: int = 200, **said):
        answer = client.get(f"{ROOT}/{path}", **said)
        assert answer.status_code == status, (path, answer.content.decode()[:500])
        kind = "application/json" if status == 200 else "application/problem+json"
        assert answer["Content-Type"] == kind
        assert answer["Access-Control-Allow-Origin"] == "*"
        return json.loads(answer.content)

    return _ask


class TestResults:
    def test_are_listed_with_their_files(self, ask, card):
        (said,) = ask("ket-qua")["items"]
        assert (said["year"], said["key"], said["version"]["number"]) == (2023, card.key, 1)
        assert said["links"]["csv"].endswith(f"/ket-qua/2023/{card.key}/ban-1.csv")
        assert said["links"]["xlsx"].endswith(".xlsx")
        assert ask("ket-qua?nam=2022")["items"] == []

    def test_tell_what_they_rest_on_and_all_their_versions(self, ask, card, at):
        corrected(card, at)
        said = ask(f"ket-qua/2023/{card.key}")
        assert [each["number"] for each in said["versions"]] == [2, 1]
        assert said["cut_off_on"] == card.cut_off_on.isoformat()

    def test_are_ranked_by_group_and_by_version(self, ask, card, at):
        first = ask(f"ket-qua/2023/{card.key}/xep-hang")
        places = [(unit["rank"], unit["name"], unit["figures"]["percent"]) for unit in first["groups"][0]["units"]]
        assert places == [(1, "Phường B", 90), (2, "Phường A", 80), (3, "Phường C", 70)]
        corrected(card, at)
        assert ask(f"ket-qua/2023/{card.key}/ban/1")["groups"] == first["groups"]
        assert ask(f"ket-qua/2023/{card.key}/xep-hang")["groups"] != first["groups"]
        assert ask(f"ket-qua/2023/{card.key}/xep-hang?nhom=khác")["groups"] == []
        ask(f"ket-qua/2023/{card.key}/ban/9", 404)

    def test_tell_every_point_of_a_unit_by_code_or_name(self, ask, card):
        units = ask(f"ket-qua/2023/{card.key}/don-vi")["units"]
        said = ask(f"ket-qua/2023/{card.key}/don-vi/phuong-b")
        assert said == ask(f"ket-qua/2023/{card.key}/don-vi/{units[0]['code']}")
        assert [area["code"] for area in said["areas"]] == ["1", "2"]
        assert "95" in said["areas"][0]["criteria"][0]["sentence"]
        ask(f"ket-qua/2023/{card.key}/don-vi/phuong-z", 404)

    def test_tell_a_criterion_over_all_units(self, ask, card):
        lines = ask(f"ket-qua/2023/{card.key}/tieu-chi")["criteria"]
        assert ("1.1", "part") in {(each["code"], each["level"]) for each in lines}
        for code in ("1", "1.1", "1.1.1"):
            assert len(ask(f"ket-qua/2023/{card.key}/tieu-chi/{code}")["units"]) == 3
        ask(f"ket-qua/2023/{card.key}/tieu-chi/9.9", 404)

    def test_tell_a_unit_through_the_years(self, ask, card):
        code = ask(f"ket-qua/2023/{card.key}/don-vi")["units"][0]["code"]
        said = ask(f"don-vi/{code}/lich-su")
        assert said["names"] == ["Phường B"]
        assert [(each["year"], each["unit"]["rank"], each["group_size"]) for each in said["results"]] == [(2023, 1, 3)]
        ask("don-vi/khong-co/lich-su", 404)

    def test_that_were_withdrawn_have_no_figure(self, ask, card, at):
        code = ask(f"ket-qua/2023/{card.key}/don-vi")["units"][0]["code"]
        withdraw(card.id, "Sai số liệu gốc", by=SYSTEM, at=at)
        said = ask(f"ket-qua/2023/{card.key}")
        assert (said["version"]["kind"], said["version"]["reason"]) == ("withdrawn", "Sai số liệu gốc")
        assert said["links"]["csv"] is None
        for rest in ("xep-hang", "don-vi", "don-vi/phuong-b", "tieu-chi", "ban/1"):
            ask(f"ket-qua/2023/{card.key}/{rest}", 404)
        ask(f"don-vi/{code}/lich-su", 404)


class TestNews:
    def test_is_listed_page_by_page(self, ask):
        for number in range(3):
            an_article(title=f"Bài {number}")
        first = ask("tin?so-dong=2")
        assert (len(first["items"]), first["page_count"], first["total"], first["previous"]) == (2, 2, 3, None)
        second = ask(first["next"].partition(f"{ROOT}/")[2])
        assert (len(second["items"]), second["next"]) == (1, None)
        assert second["previous"].endswith("/tin?trang=1&so-dong=2") or "trang=1" in second["previous"]
        assert ask("tin?trang=99")["items"] == []

    def test_is_found_by_words_and_topic(self, ask):
        an_article(title="Một cửa lưu động", topic="Thủ tục hành chính")
        an_article(title="Họp dân", topic="Tuyên truyền")
        assert [each["title"] for each in ask("tin?q=mot cua")["items"]] == ["Một cửa lưu động"]
        assert [each["title"] for each in ask("tin?chu-de=tuyen-truyen")["items"]] == ["Họp dân"]
        ask("tin?chu-de=khong-co", 404)

    def test_is_read_with_its_text(self, ask):
        said = ask(f"tin/{an_article(title='Một bài')}")
        assert said["text"][0].startswith("Chiều 21/9")
        ask("tin/999", 404)


def test_nothing_unpublished_is_ever_there(ask):
    """Provisional figures, approved but unpublished ones, drafts: none of them has an address."""
    card = a_round_before_the_council()
    an_official_run(card)
    drafts = [an_article(state, title="Chưa đăng") for state in (State.DRAFT, State.APPROVED, State.WITHDRAWN)]
    assert ask("ket-qua")["items"] == ask("tin")["items"] == ask("khen-thuong")["items"] == []
    for rest in ("", "/xep-hang", "/don-vi", "/tieu-chi", "/ban/1"):
        ask(f"ket-qua/2023/{card.key}{rest}", 404)
    for draft in drafts:
        ask(f"tin/{draft}", 404)
    assert ask("du-lieu")["items"] == []


class TestQuestions:
    @pytest.mark.parametrize(
        ("path", "sentence"),
        [
            ("ket-qua?nam=hai", "Tham số “nam” chưa đúng. Chỉ năm này, đủ bốn chữ số."),
            ("ket-qua?trang=0", "Tham số “trang” chưa đúng. Số trang, từ 1."),
            ("tin?so-dong=101", "Số mục trên một trang, từ 1 đến 100."),
            ("tin?q=%00", "Tham số “q” chưa đúng."),
            ("tin?trang=1&trang=2", "Tham số “trang” được ghi hai lần."),
            ("tin?page=2", "Ở đây không có tham số “page”. Có các tham số: trang, so-dong, q, chu-de."),
            ("du-lieu?x=1", "Không có tham số “x”: địa chỉ này không nhận tham số."),
        ],
    )
    def test_that_are_not_understood_are_refused_with_a_sentence(self, ask, path, sentence):
        said = ask(path, 400)
        assert sentence in said["detail"]
        assert (said["status"], said["title"]) == (400, "Không hiểu yêu cầu")
        assert said["type"].endswith("/du-lieu/api/#loi-400")

    def test_that_are_too_long_are_refused_with_a_sentence(self, ask):
        assert (
            "Có quá nhiều tham số." in ask("tin?" + "&".join(f"a{number}=1" for number in range(1200)), 400)["detail"]
        )

    def test_to_addresses_that_do_not_exist_say_so(self, ask):
        for path in ("khong-co", "ket-qua/abc/x", "", "ket-qua/"):
            assert "API không có địa chỉ này" in ask(path, 404)["detail"]

    def test_in_english_are_answered_in_english(self, client):
        assert "There is no parameter “x”" in client.get("/en/api/v1/du-lieu?x=1").json()["detail"]


class TestManners:
    def test_it_can_only_be_read(self, client, card):
        for path in ("ket-qua", f"ket-qua/2023/{card.key}", "khong-co", "openapi.json"):
            for method in ("post", "put", "patch", "delete"):
                answer = getattr(client, method)(f"{ROOT}/{path}")
                assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
                assert answer["Content-Type"] == "application/problem+json"

    def test_any_site_may_read_it_and_nothing_else(self, client):
        answer = client.options(f"{ROOT}/ket-qua", headers={"Origin": "https://a.example"})
        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
        assert "Access-Control-Allow-Credentials" not in answer
        assert "Set-Cookie" not in client.get(f"{ROOT}/ket-qua")

    def test_what_did_not_change_costs_nothing(self, client, card, at):
        path = f"{ROOT}/ket-qua/2023/{card.key}/xep-hang"
        first = client.get(path)
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert client.head(path).status_code == 200
        corrected(card, at)
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_one_network_is_asked_to_wait_and_told_how_long(self, client, monkeypatch):
        monkeypatch.setattr(limits, "MOST_PER_HOUR", 2)
        monkeypatch.setattr("sen.portal.data.api.answering.now", lambda: AT)
        assert [client.get(f"{ROOT}/tin").status_code for _turn in range(3)] == [200, 200, 429]
        answer = client.get(f"{ROOT}/tin")
        assert answer["Retry-After"] == "2370"
        assert "sau 40 phút" in answer.json()["detail"]
        assert client.get(f"{ROOT}/tin", REMOTE_ADDR="203.0.113.9").status_code == 200

    @pytest.mark.parametrize(
        ("one", "other", "are_one"),
        [
            ("203.0.113.7", "203.0.113.8", False),
            ("2001:db8::1", "2001:db8::ffff", True),  # one line of a household
            ("2001:db8::1", "2001:db8:0:1::1", False),
            ("::ffff:203.0.113.7", "203.0.113.7", True),
            ("", "nonsense", True),
        ],
    )
    def test_a_network_is_what_a_household_shares(self, monkeypatch, one, other, are_one):
        monkeypatch.setattr(limits, "MOST_PER_HOUR", 1)
        counts = HourlyCounts()
        assert counts.has_room(one, at=AT)
        assert counts.has_room(other, at=AT) is not are_one

    def test_a_new_hour_begins_anew_and_no_address_is_kept(self, monkeypatch):
        monkeypatch.setattr(limits, "MOST_PER_HOUR", 1)
        counts = HourlyCounts()
        assert [counts.has_room("203.0.113.7", at=AT) for _turn in range(2)] == [True, False]
        assert "203.0.113.7" not in repr(vars(counts))
        assert counts.has_room("203.0.113.7", at=AT.replace(hour=8))

    def test_more_networks_than_memory_holds_share_one_count(self, monkeypatch):
        monkeypatch.setattr(limits, "MOST_NETWORKS", 2)
        monkeypatch.setattr(limits, "MOST_PER_HOUR", 1)
        counts = HourlyCounts()
        said = [counts.has_room(f"203.0.113.{number}", at=AT) for number in range(4)]
        assert said == [True, True, True, False]
        assert MOST_NETWORKS > 1000

    def test_reading_takes_few_queries(self, client, card, django_assert_max_num_queries):
        for path, most in (("ket-qua", 2), (f"ket-qua/2023/{card.key}/xep-hang", 2), ("tin", 3), ("du-lieu", 10)):
            with django_assert_max_num_queries(most):
                client.get(f"{ROOT}/{path}")


class TestDescription:
    def test_names_every_resource_and_is_valid(self, client):
        said = json.loads(client.get(f"{ROOT}/openapi.json").content)
        assert said["openapi"] == "3.1.0"
        assert set(said["paths"]) == {path_of(resource) for resource in RESOURCES}
        for shape in said["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(shape)

    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_explains_every_field_in_both_languages(self, language):
        from django.utils import translation

        with translation.override(language):
            said = document()
        vietnamese = "ăâđêôơưáàảãạấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
        for name, shape in said["components"]["schemas"].items():
            for field, schema in shape["properties"].items():
                assert schema.get("description"), (name, field)
                if language == "en":
                    assert not set(schema["description"].lower()) & set(vietnamese), schema["description"]

    def test_is_read_by_people_on_a_page_without_script(self, get_page):
        page = get_page("/du-lieu/api/")
        for resource in RESOURCES:
            assert path_of(resource).replace("{", "{") in page
        assert page.count("<h1") == 1
        assert "Lĩnh vực" in page or "lĩnh vực" in page
        assert "Read-only API" in get_page("/en/du-lieu/api/")

    @pytest.mark.parametrize("path", ["ket-qua", "tin", "khen-thuong", "du-lieu"])
    def test_says_what_is_answered(self, ask, card, path):
        an_article()
        said = document()
        schema = said["paths"][f"/{path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(ask(path), {**schema, "components": said["components"]})
