"""The catalogue of open data: what people read, and what machines read of the same."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from sen.portal.data.datasets import datasets, described_keys
from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback.models import Tally
from sen.reform.organizations.kinds import Kind
from sen.reform.publishing import operations as publishing
from sen.reform.publishing.operations import withdraw
from tests.factories.commendations import AT, a_commendation_round, a_nomination, commended
from tests.factories.forgery import forge
from tests.factories.news import an_article
from tests.factories.promises import a_closed_meeting
from tests.factories.promises import published as promised
from tests.factories.results import a_round_before_the_council, corrected, published
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = [
    pytest.mark.django_db,
    # Its own reader of JSON-LD uses what it tells others to leave.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
SITE = "http://127.0.0.1:8000"
SPDX = Namespace("http://spdx.org/rdf/terms#")
# What DCAT-AP asks of each class, and we promise beyond it.
ASKED = {
    DCAT.Catalog: (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.modified,
        DCAT.dataset,
    ),
    DCAT.Dataset: (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.conformsTo,
        DCAT.distribution,
    ),
    DCAT.Distribution: (
        DCAT.accessURL,
        DCAT.downloadURL,
        DCAT.mediaType,
        DCTERMS.format,
        DCTERMS.license,
        DCTERMS.issued,
        DCAT.byteSize,
        SPDX.checksum,
    ),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
    DCTERMS.PeriodOfTime: (DCAT.startDate, DCAT.endDate),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription),
}


@scene
def everything():
    """A corrected result, an award, an article."""
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    commended(a_nomination(a_commendation_round(card)))
    corrected(card, datetime(2023, 9, 21, 7, 0, tzinfo=UTC))
    publishing.publish_awards(by=SYSTEM, at=AT)
    an_article(title="Phường 3 trả kết quả tại nhà")
    return card


@pytest.fixture
def graph(client):
    def _read(ending: str) -> Graph:
        answer = client.get(f"/du-lieu/catalog.{ending}")
        assert answer["Content-Type"] == {"jsonld": "application/ld+json", "ttl": "text/turtle; charset=utf-8"}[ending]
        return Graph().parse(data=answer.content, format={"jsonld": "json-ld", "ttl": "turtle"}[ending])

    return _read


class TestForMachines:
    def test_both_notations_say_the_same(self, graph, everything):
        assert isomorphic(graph("jsonld"), graph("ttl"))

    def test_every_class_has_what_is_asked_of_it(self, graph, everything):
        said = graph("ttl")
        for kind, properties in ASKED.items():
            things = set(said.subjects(RDF.type, kind))
            assert things, kind
            for thing in things:
                for each in properties:
                    assert said.value(thing, each, any=True) is not None, (thing, each)

    def test_titles_are_in_both_languages(self, graph, everything):
        said = graph("jsonld")
        (catalogue,) = said.subjects(RDF.type, DCAT.Catalog)
        assert {title.language for title in said.objects(catalogue, DCTERMS.title)} == {"vi", "en"}

    def test_every_file_is_there_as_large_and_with_the_digest_it_says(self, graph, client, everything):
        said = graph("jsonld")
        files = set(said.subjects(RDF.type, DCAT.Distribution))
        assert len(files) == 2 * 3 + 3 + 3
        for file in files:
            answer = client.get(str(said.value(file, DCAT.downloadURL)).removeprefix(SITE))
            assert answer.status_code == 200
            media = str(said.value(file, DCAT.mediaType)).partition("media-types/")[2]
            assert answer["Content-Type"].startswith(media)
            assert int(said.value(file, DCAT.byteSize)) == len(answer.content)
            checksum = said.value(said.value(file, SPDX.checksum), SPDX.checksumValue)
            assert str(checksum).lower() == hashlib.sha256(answer.content).hexdigest()
            schema = client.get(str(said.value(file, DCTERMS.conformsTo)).removeprefix(SITE))
            assert json.loads(schema.content)["title"]

    def test_versions_of_a_result_follow_each_other(self, graph, everything):
        said = graph("jsonld")
        name = URIRef(f"{SITE}/du-lieu/#ket-qua-2023-{everything.key}")
        assert said.value(name, URIRef(f"{DCAT}version")) == Literal("2")
        (older,) = said.objects(name, URIRef(f"{DCAT}hasVersion"))
        assert said.value(older, URIRef(f"{DCAT}version")) == Literal("1")

    def test_trap_28_an_empty_catalogue_is_a_catalogue(self, graph):
        said = graph("ttl")
        assert len(set(said.subjects(RDF.type, DCAT.Catalog))) == 1
        assert set(said.subjects(RDF.type, DCAT.Dataset)) == set()
        assert isomorphic(said, graph("jsonld"))

    def test_text_cannot_break_out_of_its_quotes(self, graph, settings):
        settings.SEN_DEMO = {"site": 'Cổng "một" \\ hai\nba'}
        assert isomorphic(graph("ttl"), graph("jsonld"))


class TestForPeople:
    def test_says_what_there_is_with_sizes_terms_and_how_to_cite(self, get_page, everything):
        page = get_page("/du-lieu/")
        for words in (
            "Dữ liệu mở",
            "dữ liệu mô phỏng",
            "Tải XLSX",
            "kB",
            "miễn phí",
            "Trích dẫn:",
            "Địa chỉ cố định",
            "bản 2",
            f'href="/ket-qua/2023/{everything.key}/ban-2.csv"',
            f'href="/ket-qua/2023/{everything.key}/ban-1.xlsx"',
            'href="/du-lieu/tin.json"',
            'href="/du-lieu/khen-thuong/ban-1.csv"',
        ):
            assert words in page, words
        assert page.count("<h1") == 1

    def test_in_english_names_the_same_files_and_leads_to_english_pages(self, get_page, everything):
        page = get_page("/en/du-lieu/")
        assert "Licence" in page
        assert 'href="/en/loi-hua/"' in page
        assert f'href="/en/ket-qua/2023/{everything.key}/"' in page
        assert f'href="/ket-qua/2023/{everything.key}/ban-2.csv"' in page
        assert 'lang="vi"' in page

    def test_trap_28_before_anything_is_public_it_says_so(self, get_page):
        assert "Chưa có dữ liệu nào được công bố." in get_page("/du-lieu/")

    def test_the_terms_are_a_choice_of_the_administrator(self, get_page, settings):
        settings.SEN_LICENCE, settings.SEN_LICENCE_ADDRESS = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
        page = get_page("/du-lieu/")
        assert "CC BY 4.0" in page
        assert "https://creativecommons.org/licenses/by/4.0/" in page

    def test_sizes_are_worked_out_once(self, client, everything, django_assert_max_num_queries):
        client.get("/du-lieu/")
        with django_assert_max_num_queries(9):
            client.get("/du-lieu/")


class TestSets:
    def test_what_was_withdrawn_is_no_longer_offered(self, client, card, at):
        withdraw(card.id, "Sai", by=SYSTEM, at=at)
        assert datasets() == ()
        assert client.get(f"/ket-qua/2023/{card.key}/ban-1.xlsx").status_code == 404

    def test_a_touched_result_is_left_out_and_the_others_stay(self, client, everything):
        forge("publishing_publishedresult", "UPDATE publishing_publishedresult SET reason = 'x'")
        page = client.get("/du-lieu/")
        assert page.status_code == 200
        assert b"ban-2.csv" not in page.content
        assert b"/du-lieu/tin.csv" in page.content

    def test_a_touched_list_of_awards_is_not_handed_out(self, client, everything):
        assert client.get("/du-lieu/khen-thuong/ban-1.csv").status_code == 200
        forge("publishing_publishedawards", "UPDATE publishing_publishedawards SET digest = 'x'")
        assert client.get("/du-lieu/khen-thuong/ban-1.csv").status_code == 404
        assert client.get("/du-lieu/khen-thuong.csv").status_code == 404
        assert "khen-thuong" not in {said.key for said in datasets()}

    def test_the_newest_edition_has_an_address_too(self, client, everything):
        newest = client.get("/du-lieu/khen-thuong.csv")
        assert newest.content == client.get("/du-lieu/khen-thuong/ban-1.csv").content
        assert 'filename="khen-thuong-ban-1.csv"' in newest["Content-Disposition"]
        lines = newest.content.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("nam,so,don_vi")
        assert len(lines) == 2

    def test_promises_are_listed_as_they_stand(self, client):
        unit = a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT)
        key = a_closed_meeting((unit,))
        assert "loi-hua" not in {said.key for said in datasets()}
        promised(key)
        (row,) = client.get("/du-lieu/loi-hua.json").json()["rows"]
        assert (row["so_loi_hua"], row["ban"], row["so"], row["chu_tri"]) == (key, 1, 1, "Phòng Nội vụ")
        assert (row["bi_tre"], row["xong_ngay"]) == (False, None)
        forge("publishing_publishedpromises", "UPDATE publishing_publishedpromises SET digest = 'x'")
        assert client.get("/du-lieu/loi-hua.json").status_code == 404

    def test_ratings_are_counts_of_whole_months_where_there_are_ten(self, client):
        """The clock stands at 21/9/2023."""
        for subject, month, verified, five in (
            ("news.article:1", 7, False, 6),
            ("news.article:1", 8, False, 6),  # twelve together
            ("news.article:1", 9, False, 50),  # this month still runs
            ("news.article:1", 8, True, 9),  # verified ones apart
            ("news.article:2", 8, False, 9),
            ("news.article:3", 8, False, 8),  # nine are too few
        ):
            Tally.objects.create(
                subject=subject, month_from=date(2023, month, 1), is_verified=verified, five=five, four=1
            )
        row, *others = client.get("/du-lieu/danh-gia.json").json()["rows"]
        assert [(each["doi_tuong"], each["xac_thuc"], each["so_luot"]) for each in others] == [
            ("news.article:1", True, 10),
            ("news.article:2", False, 10),
        ]
        assert (row["doi_tuong"], row["xac_thuc"], row["sao_5"], row["sao_4"]) == ("news.article:1", False, 12, 2)
        assert (row["so_luot"], row["trung_binh"]) == (14, 4.9)
        assert client.get("/du-lieu/danh-gia.json").json()["published_at"] == "2023-09-01T00:00:00+07:00"

    def test_articles_are_listed_with_their_addresses_and_without_drafts(self, client, everything):
        from sen.reform.news.workflow import State

        an_article(State.DRAFT, title="Bản nháp")
        said = client.get("/du-lieu/tin.json").json()
        assert [row["tieu_de"] for row in said["rows"]] == ["Phường 3 trả kết quả tại nhà"]
        assert said["rows"][0]["dia_chi"].startswith(f"{SITE}/tin/")

    @pytest.mark.parametrize(
        "path",
        [
            "/du-lieu/khong-co.csv",
            "/du-lieu/khen-thuong/ban-9.csv",
            "/du-lieu/luoc-do/x.json",
            "/du-lieu/luoc-do/x.csv",
        ],
    )
    def test_what_is_not_there_is_said_on_a_page(self, get_page, path):
        assert "Không có dữ liệu mở ở địa chỉ này" in get_page(path, 404)

    def test_every_set_explains_its_columns_before_anything_is_public(self, client):
        for key in described_keys():
            fields = client.get(f"/du-lieu/luoc-do/{key}.json").json()["fields"]
            book = client.get(f"/du-lieu/luoc-do/{key}.csv").content.decode("utf-8-sig").splitlines()
            assert len(book) == len(fields) + 1
            assert all(field["description"].endswith(".") for field in fields)

    def test_files_cost_nothing_when_unchanged(self, client, everything):
        for path in (f"/ket-qua/2023/{everything.key}/ban-2.xlsx", "/du-lieu/tin.csv", "/du-lieu/catalog.jsonld"):
            first = client.get(path)
            assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
